import { digest, type JsonValue } from '@codexhub/common-config/kernel';
import { type DecisionRecord, decisionRecord, isOpen } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyDecision } from '../../src/decisions/verify-decision.ts';
import { evaluateGate } from '../../src/index.ts';
import { auc, SEED } from '../support.ts';
import {
  AUC,
  approve,
  first,
  given,
  IMPACT,
  keys,
  measured,
  NOW,
  policy,
  record,
  report,
  waive,
} from './given.ts';

type Path = readonly (string | number)[];

/** Every leaf of a plain value: what is no object and no list, and lists and objects without members. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members = Array.isArray(value)
    ? value.map((item, at) => [at, item] as const)
    : Object.entries(value);
  if (members.length === 0) return [path];
  return members.flatMap(([key, item]) => leaves(item, [...path, key]));
}

function at(value: unknown, path: Path): JsonValue {
  return path.reduce<unknown>(
    (inner, key) => Reflect.get(inner as object, key),
    value,
  ) as JsonValue;
}

function changed(path: Path, to: JsonValue | undefined): DecisionRecord {
  const copy = structuredClone(record);
  const holder = at(copy, path.slice(0, -1)) as unknown as object;
  if (to === undefined && Array.isArray(holder)) holder.splice(Number(path.at(-1)), 1);
  else if (to === undefined) Reflect.deleteProperty(holder, path.at(-1)!);
  else Reflect.set(holder, path.at(-1)!, to);
  return copy;
}

/** Something of the same kind, and not the same. */
function other(leaf: JsonValue): JsonValue {
  if (typeof leaf === 'number') return leaf === 0 ? 1 : leaf / 2;
  if (typeof leaf === 'boolean') return !leaf;
  if (leaf === null) return 'f';
  if (Array.isArray(leaf)) return ['f'];
  if (typeof leaf === 'object') return { f: 'f' };
  if (/^sha256:/.test(leaf)) return digest(leaf);
  if (/^\d{4}-.*Z$/.test(leaf)) return leaf.replace(/^\d{4}/, '2025');
  return `${leaf}~`;
}

const kindOf = (key: string | number): string => (typeof key === 'number' ? '*' : key);

const all = leaves(record);

describe('verifyDecision', () => {
  it('finds nothing wrong with a record as it was written', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(verifyDecision(record, given)).toEqual([]);
    expect(verifyDecision(first, { ...given, digest: digest(first), previous: null })).toEqual([]);
  });

  // Even where whoever changed it makes its digest anew.
  it('finds a change in any leaf but the actor, and that one by the digest', () => {
    const unfound = all.filter((path) => {
      const edited = changed(path, other(at(record, path)));
      return verifyDecision(edited, { ...given, digest: digest(edited) }).length === 0;
    });
    expect(unfound).toEqual([['actor']]);
    expect(verifyDecision({ ...record, actor: 'eve' }, given)).toHaveLength(1);
    // A later time in which everything still holds is known by the digest alone.
    const later = { ...record, at: '2026-11-21T14:00:00.000Z' };
    expect(verifyDecision(later, { ...given, digest: digest(later) })).toEqual([]);
    expect(verifyDecision(later, given)).toHaveLength(1);
  });

  it('finds a leaf of any kind that was taken away', () => {
    const kinds = new Map(all.map((path) => [path.map(kindOf).join('.'), path]));
    expect(kinds.size).toBeGreaterThan(60);
    for (const [kind, path] of kinds) {
      const edited = changed(path, undefined);
      expect(verifyDecision(edited, { ...given, digest: digest(edited) }), kind).not.toEqual([]);
    }
  });

  it('finds any number changed by any amount', () => {
    const numbers = all.filter((path) => typeof at(record, path) === 'number');
    fc.assert(
      fc.property(
        fc.constantFrom(...numbers),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (path, to) => {
          fc.pre(!Object.is(to, -0) && at(record, path) !== to);
          const edited = changed(path, to);
          expect(verifyDecision(edited, { ...given, digest: digest(edited) })).not.toEqual([]);
        },
      ),
      { seed: SEED, numRuns: 40 },
    );
  });

  it.each<[string, Parameters<typeof verifyDecision>, RegExp]>([
    ['not known', [record, { ...given, digest: null }], /^nothing knows the record as sha256:/],
    [
      'known as another',
      [record, { ...given, digest: digest(first) }],
      /^the record is not the one known as sha256:\w+: it was changed/,
    ],
    [
      'without the one before it',
      [record, { ...given, previous: null }],
      /^the record before it, sha256:\w+, is missing$/,
    ],
    [
      'after another',
      [record, { ...given, previous: { ...first, actor: 'eve' } }],
      /^it does not follow the record that is said to stand before it$/,
    ],
    [
      'with other evidence',
      [record, { ...given, evidence: { ...measured, measurements: [auc('model')] } }],
      /^the evidence is not the one that the record names$/,
    ],
    [
      'with another policy',
      [record, { ...given, policy: { ...policy, protectedAliases: [] } }],
      /^the policy is not the one that the record names$/,
    ],
    ['no record', [{ ...record, schemaVersion: 1 } as never, given], /no decision record/],
    ['no report', [record, { ...given, report: null as never }], /the report is no gate report/],
    ['no policy', [record, { ...given, policy: {} as never }], /the policy is no policy/],
  ])('says so: %s', (_, parameters, expected) => {
    expect(verifyDecision(...parameters)[0]).toMatch(expected);
  });

  describe('a record that somebody made as they liked', () => {
    const forged = (said: Partial<DecisionRecord>): readonly string[] => {
      const made = { ...record, ...said };
      return verifyDecision(made, { ...given, digest: digest(made) });
    };

    it.each<[string, Partial<DecisionRecord>, string]>([
      [
        'with a waiver that had expired',
        { waivers: [waive({ expires: new Date('2026-11-21T12:30:00Z') })] },
        'the waiver of grace expired at 2026-11-21T12:30:00.000Z',
      ],
      [
        'with a waiver of another report',
        { waivers: [waive({ report: digest('another') })] },
        'the waiver of grace is of another report',
      ],
      [
        'with a waiver prolonged by hand',
        { waivers: [{ ...waive(), expires: '2099-01-01T00:00:00.000Z' }] },
        "the waiver of grace has a signature that is not their key's over this statement",
      ],
      [
        "with the author's own waiver",
        { waivers: [waive({ approver: 'linus' }, 'linus')] },
        "the waiver of linus is the author's own",
      ],
      [
        'with a forged approval',
        { approvals: [approve('ada', { signature: approve('grace').signature })] },
        "the approval of ada has a signature that is not their key's over this statement",
      ],
      [
        'with an approval in another name',
        { approvals: [approve('ada', { approver: 'grace' })] },
        `the approval of grace is by a key (${approve('ada').keyId}) that the policy does not trust in this name`,
      ],
      [
        'with the approval left out',
        { approvals: [] },
        'the gate was not open at 2026-11-21T13:00:00.000Z: "champion" needs 1 approval(s) of this report by trusted people other than the author; it has 0',
      ],
      [
        'before the one before it',
        { at: '2026-11-21T11:00:00.000Z' },
        'it is dated 2026-11-21T11:00:00.000Z, before the record before it (2026-11-21T12:00:00.000Z)',
      ],
      [
        'with a check left out',
        { checks: record.checks.slice(1) },
        `${AUC}: the record leaves it out`,
      ],
      [
        'with a check set to pass',
        {
          checks: record.checks.map((row) =>
            row.requirement.id === IMPACT ? { ...row, outcome: 'pass' as const } : row,
          ),
        },
        `${IMPACT}: the record does not say of it what the report says`,
      ],
      [
        'with its excluded people left out',
        { unjudged: record.unjudged.map((one) => ({ ...one, excluded: [] })) },
        'unjudged: the record does not say what follows from the report',
      ],
    ])('%s', (_, said, expected) => {
      expect(forged(said)).toContain(expected);
    });
  });

  it('finds a report that its evidence does not give, however well the record fits it', () => {
    const evidence = { ...measured, measurements: [auc('model', { n: 9000 })] };
    const better = { ...evaluateGate(evidence, policy), evidence: digest(measured) };
    const approvals = [approve()];
    const said = { policy, alias: 'shadow', approvals, actor: 'ada', at: NOW, previous: null };
    const made = decisionRecord({ report: better, ...said });
    const problems = verifyDecision(made, {
      report: better,
      evidence: measured,
      policy,
      digest: digest(made),
    });
    expect(problems).toContain(`${AUC}: the report says "pass", the evidence "insufficient_data"`);
  });

  it('the case is one that only people open: two checks are red, one is waived, one approved by name', () => {
    const red = record.checks.filter(({ outcome }) => outcome !== 'pass');
    expect(red.map(({ requirement }) => requirement.id)).toEqual([AUC, IMPACT]);
    const now = new Date(record.at);
    const open = (said: object): boolean =>
      isOpen({ report, alias: 'champion', policy, now, approvals: record.approvals, ...said }).open;
    expect(open({ waivers: record.waivers })).toBe(true);
    expect(open({})).toBe(false);
    expect(open({ waivers: record.waivers, approvals: [] })).toBe(false);
    expect(keys.ada.publicKey).not.toBe(keys.grace.publicKey);
  });
});
