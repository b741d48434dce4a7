import { describe, expect, it } from 'vitest';
import { digest } from '../../src/kernel/index.ts';
import {
  decideCheck,
  type GateReport,
  type IsOpenOptions,
  isOpen,
  type Policy,
  signApproval,
} from '../../src/records/index.ts';
import {
  approve,
  auc,
  fairness,
  keys,
  NOW,
  observation,
  passing,
  policy,
  report,
  waive,
} from './fixture.ts';

const sound = report();

function decision(of: GateReport, said: Partial<IsOpenOptions> = {}) {
  return isOpen({
    report: of,
    alias: 'champion',
    approvals: [approve(of, 'ada'), approve(of, 'grace')],
    policy: policy(),
    now: NOW,
    ...said,
  });
}

const codes = (...parameters: Parameters<typeof decision>) =>
  decision(...parameters).because.map(({ code }) => code);

describe('isOpen', () => {
  it('opens for a sound report that two trusted people signed', () => {
    expect(decision(sound)).toEqual({ open: true, because: [], approvedBy: ['ada', 'grace'] });
  });

  describe('approvals', () => {
    const other = report({ candidates: 2 });
    const stranger = signApproval({
      report: digest(sound),
      approver: 'mallory',
      privateKey: keys.linus.privateKey,
      at: NOW,
    });
    const later = new Date('2026-11-21T12:00:01Z').toISOString();
    it.each([
      ['none', []],
      ['one', [approve(sound, 'ada')]],
      ['one twice', [approve(sound, 'ada'), approve(sound, 'ada')]],
      ['of another report', [approve(sound, 'ada'), approve(other, 'grace')]],
      ['by the author', [approve(sound, 'ada'), approve(sound, 'linus')]],
      ['by an unknown key', [approve(sound, 'ada'), stranger]],
      ['in another name', [approve(sound, 'ada'), approve(sound, 'linus', { approver: 'grace' })]],
      [
        'with checks added after',
        [approve(sound, 'ada'), approve(sound, 'grace', { checks: [] })].map((one, index) =>
          index === 1 ? { ...one, checks: ['x'] } : one,
        ),
      ],
      [
        'from the future',
        [
          approve(sound, 'ada'),
          signApproval({
            report: digest(sound),
            approver: 'grace',
            privateKey: keys.grace.privateKey,
            at: new Date(later),
          }),
        ],
      ],
      ['malformed', [approve(sound, 'ada'), { approver: 'grace' } as never]],
    ])('do not count: %s', (_, approvals) => {
      expect(codes(sound, { approvals })).toEqual(['approvals_missing']);
    });

    it('do not count where the time is not known', () => {
      expect(codes(sound, { now: new Date(Number.NaN) })).toEqual(['approvals_missing']);
    });

    it('one key under two names is one person', () => {
      const twice: Policy = policy({
        approvals: {
          required: 2,
          approvers: ['ada', 'ada again'].map((name) => ({
            name,
            role: 'risk',
            publicKey: keys.ada.publicKey,
          })),
        },
      });
      const signed = report({}, twice);
      const approvals = ['ada', 'ada again'].map((approver) =>
        signApproval({
          report: digest(signed),
          approver,
          privateKey: keys.ada.privateKey,
          at: NOW,
        }),
      );
      expect(codes(signed, { policy: twice, approvals })).toEqual(['approvals_missing']);
    });

    it('the author is the author in any spelling', () => {
      const own = report({ subject: { ...sound.subject, author: ' Ada ' } });
      expect(codes(own)).toEqual(['approvals_missing']);
    });

    it('are not asked for by an unprotected alias', () => {
      expect(decision(sound, { alias: 'sandbox', approvals: [] }).open).toBe(true);
    });
  });

  const failing = decideCheck(auc, [observation(0.6, [0.5, 0.7])]);
  const failed = report({ checks: [failing, passing[1]!] });

  describe('waivers', () => {
    it('open the checks that they name', () => {
      expect(decision(failed).because).toMatchObject([
        { code: 'check_closed', check: auc.id, message: `${auc.id}: fail (beyond_limit)` },
      ]);
      expect(decision(failed, { waivers: [waive(failed)] }).open).toBe(true);
    });

    it.each([
      ['expired', waive(failed, { expires: NOW })],
      ['not yet begun', waive(failed, { at: new Date('2026-11-22T00:00:00Z') })],
      ['of another alias', waive(failed, { alias: 'shadow' })],
      ['of another report', waive(sound)],
      ['of another check', waive(failed, { checks: [fairness.id] })],
      ['by the author', waive(failed, { approver: 'linus', privateKey: keys.linus.privateKey })],
      [
        'prolonged after signing',
        { ...waive(failed, { expires: NOW }), expires: '2027-01-01T00:00:00Z' },
      ],
      ['without expiry', { ...waive(failed), expires: undefined } as never],
    ])('do nothing: %s', (_, waiver) => {
      expect(codes(failed, { waivers: [waiver] })).toEqual(['check_closed']);
    });

    it('say when they expired, where they would have opened', () => {
      const waivers = [waive(failed, { expires: NOW })];
      expect(decision(failed, { waivers }).because[0]!.message).toBe(
        `${auc.id}: fail (beyond_limit), the waiver of ada expired at 2026-11-21T12:00:00.000Z`,
      );
      const elsewhere = [waive(failed, { expires: NOW, checks: [fairness.id] })];
      expect(decision(failed, { waivers: elsewhere }).because[0]!.message).toBe(
        `${auc.id}: fail (beyond_limit)`,
      );
    });
  });

  it('enforce false opens an unprotected alias only', () => {
    const loose = policy({ checks: [{ ...auc, enforce: false }, fairness] });
    const row = decideCheck({ ...auc, enforce: false }, [observation(0.6, [0.5, 0.7])]);
    const of = report({ checks: [row, passing[1]!] }, loose);
    expect(row.outcome).toBe('fail');
    expect(decision(of, { policy: loose }).because[0]!.message).toContain('not enforced');
    expect(codes(of, { policy: loose })).toEqual(['check_closed']);
    expect(decision(of, { policy: loose, alias: 'sandbox' }).open).toBe(true);
    expect(codes(failed, { alias: 'sandbox' })).toEqual(['check_closed']);
  });

  it('review opens insufficient data by an approval that names the check, and nothing else', () => {
    const reviewed = { ...auc, onInsufficientData: 'review' as const };
    const under = policy({ checks: [reviewed, fairness] });
    const of = (interval: [number, number]) =>
      report(
        { checks: [decideCheck(reviewed, [observation(0.74, interval)]), passing[1]!] },
        under,
      );
    const across = of([0.7, 0.8]);
    const named = [approve(across, 'ada', { checks: [auc.id] }), approve(across, 'grace')];
    expect(codes(across, { policy: under })).toEqual(['check_closed']);
    expect(decision(across, { policy: under, approvals: named }).open).toBe(true);
    const beyond = of([0.7, 0.745]);
    const vain = [approve(beyond, 'ada', { checks: [auc.id] }), approve(beyond, 'grace')];
    expect(codes(beyond, { policy: under, approvals: vain })).toEqual(['check_closed']);
    const blocked = report({
      checks: [decideCheck(auc, [observation(0.74, [0.7, 0.8])]), passing[1]!],
    });
    const still = [approve(blocked, 'ada', { checks: [auc.id] }), approve(blocked, 'grace')];
    expect(codes(blocked, { approvals: still })).toEqual(['check_closed']);
  });

  describe('a report that does not hang together', () => {
    const { accounting } = sound;
    const groups = accounting[0]!.groups;
    const account = (said: object) => ({ accounting: [{ ...accounting[0]!, ...said }] });
    it.each<[string, Partial<GateReport>, string[]]>([
      [
        'every row set to pass',
        { checks: [{ ...failing, outcome: 'pass', reason: 'within_limit' }, passing[1]!] },
        ['report_inconsistent', 'check_closed'],
      ],
      [
        'a comparison set to pass',
        {
          checks: [
            {
              ...failing,
              outcome: 'pass',
              comparisons: [{ ...failing.comparisons[0]!, outcome: 'pass' }],
            },
            passing[1]!,
          ],
        },
        ['report_inconsistent', 'check_closed'],
      ],
      ['a check left out', { checks: [passing[0]!] }, ['check_missing']],
      ['a check twice', { checks: [...passing, passing[0]!] }, ['check_unknown']],
      [
        'a laxer limit',
        { checks: [decideCheck({ ...auc, limit: 0.1 }, passing[0]!.comparisons), passing[1]!] },
        ['check_unknown'],
      ],
      ['another policy', { policy: digest('other') }, ['policy_differs']],
      ['a group that vanished', account({ groups: groups.slice(0, 2) }), ['report_inconsistent']],
      [
        'a group not judged',
        account({ groups: [...groups, { ...groups[0]!, group: 'q', n: 200 }], total: 1205 }),
        ['report_inconsistent'],
      ],
      [
        'a small group that no comparison names',
        account({
          groups: [...groups, { ...groups[0]!, group: 'q', n: 9, treatment: 'below_minimum' }],
          total: 1014,
        }),
        ['report_inconsistent'],
      ],
      [
        'a group too small, called judged',
        account({ groups: [{ ...groups[0]!, n: 50 }, groups[1]!, groups[2]!], total: 655 }),
        ['report_inconsistent'],
      ],
      [
        'an exclusion that the policy does not have',
        account({ groups: [...groups, { ...groups[2]!, group: 'q' }], total: 1010 }),
        ['report_inconsistent'],
      ],
      ['unknown rows under a pass', account({ unknown: 3, total: 1008 }), ['report_inconsistent']],
      ['no accounting', { accounting: [] }, ['report_inconsistent']],
      ['no checks', { checks: [] }, ['check_missing', 'check_missing']],
    ])('is refused: %s', (_, said, expected) => {
      expect(codes(report(said))).toEqual(expected);
    });

    it.each([null, undefined, 'all', [null, 5, {}]])(
      'lists that are none hold nothing: %j',
      (no) => {
        const none = { approvals: no as never, waivers: no as never };
        expect(codes(sound, none)).toEqual(['approvals_missing']);
      },
    );

    it.each([
      ['nothing', null],
      ['a NaN', { ...sound, candidates: Number.NaN }],
      ['a stranger', { ...sound, open: true }],
      ['a lone surrogate', { ...sound, subject: { ...sound.subject, code: '\ud800' } }],
      ['an unknown outcome', { ...sound, checks: [{ ...passing[0], outcome: 'ok' }] }],
    ])('is malformed: %s', (_, bad) => {
      expect(codes(sound, { report: bad as never })).toEqual(['report_malformed']);
    });
  });

  it.each<[string, object]>([
    ['no checks', { checks: [] }],
    ['two checks of one id', { checks: [auc, { ...auc, limit: 0.9 }] }],
    ['no approval required', { approvals: { required: 0, approvers: [] } }],
    ['an approval count that is no number', { approvals: { required: Number.NaN, approvers: [] } }],
    ['no attributes', { attributes: undefined }],
  ])('a policy opens nothing with %s', (_, said) => {
    const bad = { ...policy(), ...said } as Policy;
    expect(codes(sound, { policy: bad, alias: 'sandbox' })).toEqual(['policy_malformed']);
  });
});
