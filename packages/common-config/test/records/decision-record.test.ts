import { describe, expect, it } from 'vitest';
import { digest } from '../../src/kernel/index.ts';
import {
  approvalProblem,
  type DecisionToRecord,
  decisionRecord,
  decisionRecordSchema,
  waiverProblem,
  waiverSchema,
} from '../../src/records/index.ts';
import { approve, auc, NOW, passing, policy, report, waive } from './fixture.ts';

const sound = report();

function recorded(said: Partial<DecisionToRecord> = {}) {
  return decisionRecord({
    report: sound,
    policy: policy(),
    alias: 'champion',
    approvals: [approve(sound, 'grace'), approve(sound, 'ada')],
    actor: 'ada',
    at: NOW,
    previous: null,
    ...said,
  });
}

describe('decisionRecord', () => {
  it('says what the report says, and who answers for it', () => {
    const record = recorded();
    const { approvals, ...rest } = record;
    expect(rest).toEqual({
      schemaVersion: 2,
      type: 'codexhub.decision',
      alias: 'champion',
      report: digest(sound),
      evidence: sound.evidence,
      policy: digest(policy()),
      subject: sound.subject,
      multiplicity: sound.multiplicity,
      checks: passing,
      unjudged: [
        {
          attribute: 'sex',
          estimand: 'model',
          judged: 1000,
          belowMinimum: [],
          excluded: [{ group: 'x', n: 5, justification: '' }],
          unknown: 0,
          total: 1005,
        },
      ],
      missing: [],
      waivers: [],
      actor: 'ada',
      at: '2026-11-21T12:00:00.000Z',
      previous: null,
    });
    expect(approvals.map(({ approver }) => approver)).toEqual(['ada', 'grace']);
    expect(decisionRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it('is the same whatever the order of the signatures', () => {
    const approvals = [approve(sound, 'ada'), approve(sound, 'grace')];
    const one = recorded({ approvals });
    expect(digest(recorded({ approvals: approvals.toReversed() }))).toBe(digest(one));
  });

  it('names a check of the policy that the report does not answer', () => {
    const cut = report({ checks: [passing[1]!] });
    expect(recorded({ report: cut, approvals: [] }).missing).toEqual([auc.id]);
  });

  it('keeps no signature that does not count', () => {
    const other = report({ candidates: 2 });
    const record = recorded({
      approvals: [approve(sound, 'ada'), approve(other, 'grace'), approve(sound, 'linus')],
      waivers: [waive(sound), waive(sound, { expires: NOW }), waive(other)],
    });
    expect(record.approvals.map(({ approver }) => approver)).toEqual(['ada']);
    expect(record.waivers).toEqual([waive(sound)]);
  });

  it('an unjudged group is listed with its count', () => {
    const { accounting } = sound;
    const [of] = accounting;
    const groups = of!.groups.map((group) =>
      group.group === 'f' ? { ...group, n: 40, treatment: 'below_minimum' as const } : group,
    );
    const small = report({ accounting: [{ ...of!, groups, unknown: 3, total: 648 }] });
    expect(recorded({ report: small }).unjudged[0]).toMatchObject({
      judged: 600,
      belowMinimum: [{ group: 'f', n: 40 }],
      unknown: 3,
      total: 648,
    });
  });
});

describe('an approval', () => {
  const signed = { report: digest(sound), author: 'linus', policy: policy(), now: NOW };

  it.each([
    [approve(sound, 'ada'), undefined],
    [approve(report({ candidates: 2 }), 'ada'), 'the approval of ada is of another report'],
    [approve(sound, 'linus'), "the approval of linus is the author's own"],
    [
      approve(sound, 'linus', { approver: 'LINUS\u00a0' }),
      "the approval of LINUS\u00a0 is the author's own",
    ],
    [
      approve(sound, 'ada', { at: '2026-11-22T00:00:00.000Z' }),
      'the approval of ada is dated 2026-11-22T00:00:00.000Z, which is yet to come',
    ],
    [
      { ...approve(sound, 'ada'), checks: ['x'] },
      "the approval of ada has a signature that is not their key's over this statement",
    ],
    [
      approve(sound, 'ada', { approver: 'grace' }),
      /^the approval of grace is by a key \([0-9a-f]{16}\)/,
    ],
    [{ approver: 'ada' } as never, 'an approval is malformed'],
  ])('says why it does not count: %#', (approval, expected) => {
    const problem = approvalProblem(approval, signed);
    if (expected instanceof RegExp) expect(problem).toMatch(expected);
    else expect(problem).toBe(expected);
  });
});

describe('a waiver', () => {
  const signed = {
    report: digest(sound),
    author: 'linus',
    alias: 'champion',
    policy: policy(),
    now: NOW,
  };

  it('without an end does not parse', () => {
    const { expires: _, ...endless } = waive(sound);
    expect(waiverSchema.safeParse(waive(sound)).success).toBe(true);
    expect(waiverSchema.safeParse(endless).success).toBe(false);
    expect(waiverSchema.safeParse({ ...endless, expires: 'never' }).success).toBe(false);
  });

  it.each([
    [waive(sound), undefined],
    [
      waive(sound, { expires: new Date('2026-11-20T00:00:00Z') }),
      'the waiver of ada expired at 2026-11-20T00:00:00.000Z',
    ],
    [
      waive(sound, { at: new Date('2026-11-22T00:00:00Z') }),
      'the waiver of ada begins only at 2026-11-22T00:00:00.000Z',
    ],
    [waive(sound, { alias: 'shadow' }), 'the waiver of ada is for the alias "shadow"'],
    [waive(report({ candidates: 2 })), 'the waiver of ada is of another report'],
    [waive(sound, { approver: 'Linus ' }, 'linus'), "the waiver of Linus  is the author's own"],
    [
      { ...waive(sound), reason: 'another reason' },
      "the waiver of ada has a signature that is not their key's over this statement",
    ],
    [waive(sound, { approver: 'grace' }), /^the waiver of grace is by a key \([0-9a-f]{16}\) that/],
    [{ approver: 'ada' } as never, /^a waiver is malformed/],
  ])('says why it opens nothing: %#', (waiver, expected) => {
    const problem = waiverProblem(waiver, signed);
    if (expected instanceof RegExp) expect(problem).toMatch(expected);
    else expect(problem).toBe(expected);
  });

  it('opens nothing where the time is not known', () => {
    expect(waiverProblem(waive(sound), { ...signed, now: new Date(Number.NaN) })).toBeDefined();
  });
});
