import { createSigningKeyPair } from '@codexhub/common-config/kernel';
import type { AttributePolicy, Policy, Requirement } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { diffPolicies } from '../../src/decisions/diff-policies.ts';
import { requirement } from '../support.ts';

const pair = createSigningKeyPair();
const check = requirement({ target: 0.85, owner: 'risk', tags: ['LL144'] });
const within = requirement({ id: 'w', metric: 'w', direction: 'within', limit: 0.1 });
const most = requirement({
  id: 'm',
  metric: 'm',
  direction: 'at_most',
  limit: 0.2,
  change: 'absolute',
});
const sex: AttributePolicy = {
  name: 'sex',
  minimumGroupSize: 100,
  reference: 'm',
  mergeInto: { y: 'x' },
  exclude: [{ group: 'z', justification: 'three people' }],
  unknown: 'block',
};
const age: AttributePolicy = { ...sex, name: 'age', bands: [30, 45], of: ['sex', 'age'] };
const before: Policy = {
  schemaVersion: 1,
  checks: [check, within, most],
  attributes: [sex, age],
  controls: ['region'],
  privacy: { entities: ['email', 'phone'], minimumCell: 5 },
  approvals: {
    required: 2,
    approvers: [{ name: 'ada', role: 'risk', publicKey: pair.publicKey }],
  },
  protectedAliases: ['champion'],
};

const lines = (after: Partial<Policy>): readonly string[] =>
  diffPolicies(before, { ...before, ...after }).map(({ message }) => message);
const ofCheck = (said: Partial<Requirement>): readonly string[] =>
  lines({ checks: [{ ...check, ...said }, within, most] });
const ofSex = (said: Partial<AttributePolicy>): readonly string[] =>
  lines({ attributes: [{ ...sex, ...said }, age] });

const ID = check.id;

describe('diffPolicies', () => {
  it('has nothing to say of a policy and itself, or of another order', () => {
    expect(diffPolicies(before, before)).toEqual([]);
    const turned = {
      checks: before.checks.toReversed(),
      attributes: before.attributes.toReversed(),
    };
    expect(lines(turned)).toEqual([]);
  });

  it.each<[Partial<Requirement>, string]>([
    [{ limit: 0.9 }, 'limit ≥ .80 → ≥ .90 (stricter)'],
    [{ limit: 0.7 }, 'limit ≥ .80 → ≥ .70 (looser)'],
    [{ target: 0.9 }, 'target ≥ .85 → ≥ .90 (stricter)'],
    [{ target: undefined }, 'target ≥ .85 → none (looser)'],
    [{ level: 0.99 }, 'level 0.95 → 0.99 (stricter)'],
    [{ level: 0.9 }, 'level 0.95 → 0.9 (looser)'],
    [{ minimumN: 30 }, 'minimumN 1 → 30 (stricter)'],
    [{ enforce: false }, 'enforce true → false (looser)'],
    [{ onInsufficientData: 'review' }, 'onInsufficientData block → review (looser)'],
    [{ reason: 'another' }, 'reason a test → another (other)'],
    [{ owner: 'model risk' }, 'owner risk → model risk (other)'],
    [{ owner: undefined }, 'owner risk → none (other)'],
    [{ tags: ['a', 'b'] }, 'tags ["LL144"] → ["a","b"] (other)'],
    [{ estimand: 'procedure' }, 'estimand model → procedure (other)'],
    [{ definition: 'ratio' }, 'definition group_over_reference → ratio (other)'],
  ])('of a check: %j', (said, expected) => {
    expect(ofCheck(said)).toEqual([`${ID}: ${expected}`]);
  });

  it('weighs a limit by its direction, and not at all where the direction changed', () => {
    const moved = (w: number, m: number): readonly string[] =>
      lines({ checks: [check, { ...within, limit: w }, { ...most, limit: m }] });
    expect(moved(0.05, 0.3)).toEqual([
      'w: limit within ±.10 → within ±.05 (stricter)',
      'm: limit ≤ .20 → ≤ .30 (looser)',
    ]);
    expect(ofCheck({ direction: 'at_most', limit: 0.9, target: undefined })).toEqual([
      `${ID}: direction at_least → at_most (other)`,
      `${ID}: limit ≥ .80 → ≤ .90 (other)`,
      `${ID}: target ≥ .85 → none (looser)`,
    ]);
    const relative = { ...most, change: 'relative' as const, limit: 0.1 };
    expect(lines({ checks: [check, within, relative] })).toEqual([
      'm: change absolute → relative (other)',
      'm: limit ≤ .20 → ≤ .10 (other)',
    ]);
  });

  it('a check that is new asks more, one that is gone asks less', () => {
    expect(lines({ checks: [within, most, { ...check, id: 'new' }] })).toEqual([
      'new: added, ≥ .80 (stricter)',
      `${ID}: removed, was ≥ .80 (looser)`,
    ]);
  });

  it.each<[Partial<AttributePolicy>, readonly string[]]>([
    [{ minimumGroupSize: 200 }, ['minimumGroupSize 100 → 200 (stricter)']],
    [{ minimumGroupSize: 10 }, ['minimumGroupSize 100 → 10 (looser)']],
    [{ reference: undefined }, ['reference m → none (other)']],
    [{ unknown: 'report' }, ['unknown block → report (looser)']],
    [{ bands: [30] }, ['bands none → [30] (other)']],
    [{ mergeInto: {} }, ['merge of y into x → none (stricter)']],
    [{ mergeInto: { y: 'm' } }, ['merge of y into x → m (other)']],
    [{ mergeInto: { y: 'x', constructor: 'x' } }, ['merge of constructor into none → x (looser)']],
    [{ exclude: [] }, ['z is no longer excluded (stricter)']],
    [
      { exclude: [...sex.exclude, { group: 'q', justification: 'two' }] },
      ['q is excluded: two (looser)'],
    ],
    [
      { exclude: [{ group: 'z', justification: 'few' }] },
      ['z is excluded for another reason: few (other)'],
    ],
  ])('of how groups are treated: %j', (said, expected) => {
    expect(ofSex(said)).toEqual(expected.map((line) => `attribute sex: ${line}`));
  });

  it('of who opens what, and of what is searched', () => {
    const other = createSigningKeyPair().publicKey;
    const [ada] = before.approvals.approvers;
    const approvers = (list: Policy['approvals']['approvers'], required = 2): readonly string[] =>
      lines({ approvals: { required, approvers: list } });
    expect(approvers([ada!], 1)).toEqual(['approvals: required 2 → 1 (looser)']);
    expect(approvers([ada!, { ...ada!, name: 'grace' }])).toEqual([
      'approvals: grace may approve as risk (looser)',
    ]);
    expect(approvers([])).toEqual(['approvals: ada may no longer approve (stricter)']);
    expect(approvers([{ ...ada!, publicKey: other }])).toEqual([
      'approvals: ada has another key (other)',
    ]);
    expect(approvers([{ ...ada!, role: 'law' }])).toEqual(['approvals: ada is risk → law (other)']);
    expect(lines({ protectedAliases: ['shadow'] })).toEqual([
      'aliases: now protected: shadow (stricter)',
      'aliases: no longer protected: champion (looser)',
    ]);
    expect(lines({ controls: [], privacy: { entities: ['iban', 'email'] } })).toEqual([
      'controls: groups are no longer compared within region (other)',
      'privacy: artefacts are searched for iban (stricter)',
      'privacy: artefacts are no longer searched for phone (looser)',
      'privacy: minimumCell 5 → none (other)',
    ]);
    expect(lines({ attributes: [sex] })).toEqual(['attribute age: removed (other)']);
  });

  it('passes no difference over: a change in any leaf is told', () => {
    const copy = (): Policy => structuredClone(before);
    const holders: { of: object; key: string; path: string; whole: Policy }[] = [];
    const walk = (whole: Policy, of: object, path: string): void => {
      for (const [key, value] of Object.entries(of)) {
        if (typeof value === 'object' && value !== null) walk(whole, value, `${path}.${key}`);
        else holders.push({ of, key, path: `${path}.${key}`, whole });
      }
    };
    const count = (() => {
      const whole = copy();
      walk(whole, whole, '');
      return holders.splice(0).length;
    })();
    expect(count).toBeGreaterThan(60);
    for (let at = 0; at < count; at += 1) {
      const whole = copy();
      walk(whole, whole, '');
      const { of, key, path } = holders.splice(0)[at]!;
      const value: unknown = Reflect.get(of, key);
      const next =
        typeof value === 'number' ? value / 2 : typeof value === 'boolean' ? !value : `${value}~`;
      Reflect.set(of, key, next);
      expect(diffPolicies(before, whole), path).not.toEqual([]);
    }
  });

  it('turned round, stricter is looser', () => {
    const after: Policy = {
      ...before,
      checks: [{ ...check, limit: 0.9, level: 0.99, minimumN: 50 }, within],
      protectedAliases: [],
    };
    const effects = (one: Policy, other: Policy): readonly string[] =>
      diffPolicies(one, other)
        .map(({ effect }) => effect)
        .toSorted();
    const turned = { stricter: 'looser', looser: 'stricter', other: 'other' };
    expect(effects(after, before)).toEqual(
      effects(before, after)
        .map((effect) => turned[effect as keyof typeof turned])
        .toSorted(),
    );
  });
});
