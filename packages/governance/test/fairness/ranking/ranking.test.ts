import { categoryColumn } from '@codexhub/common-config/columns';
import { describe, expect, it } from 'vitest';
import {
  minimumProtected,
  type RankedItems,
  rankedGroupFairness,
  rankingExposure,
  rankingParity,
  rankingRepresentation,
} from '../../../src/fairness/index.ts';
import { codeOf, expectValue, untyped } from '../beyond-tensor.ts';

const good: RankedItems = { scores: [4, 3, 2, 1], sensitive: { sex: ['f', 'm', 'f', 'm'] } };
const women = { protected: { sex: 'f' } };

describe('ties, unknown groups and several attributes', () => {
  it('equal scores stand as the rows do, and are counted', () => {
    const items = { scores: [1, 2, 1, -0, 0], sensitive: { sex: ['a', 'b', 'c', 'd', 'e'] } };
    const found = rankingExposure(items);
    expect(found.tiedItems).toBe(4);
    const order = ['b', 'a', 'c', 'd', 'e'];
    for (const { group, exposure } of found.groups) {
      expectValue(exposure.value, 1 / Math.log2(order.indexOf(group[0]!) + 2));
    }
  });

  it('an unknown item keeps its place, and is not protected', () => {
    const items = { ...good, sensitive: { sex: [null, null, null, 'f'] } };
    const { groups, unknown } = rankingExposure(items);
    expect(unknown).toBe(3);
    expectValue(groups[0]!.exposure.value, 1 / Math.log2(5));
    expect(groups[1]).toMatchObject({ group: [null], n: 3 });
    expect(groups[1]).not.toHaveProperty('toReference');
    const test = rankedGroupFairness(items, { ...women, share: 0.9, k: 4, corrected: false });
    expect(test.queries[0]!.shortfall).toEqual({ prefix: 2, protected: 0, required: 1 });
    expect(rankingParity(items, { ...women, step: 2 })).toMatchObject({ unknown: 3 });
    const { minimumSkew, maximumSkew } = rankingRepresentation(items, { k: 4 });
    expect(minimumSkew.value).toEqual(maximumSkew.value);
  });

  it('the protected are all that have the value, whatever else they have', () => {
    const items = {
      positions: [1, 2, 3, 4],
      sensitive: { sex: ['m', 'm', 'f', 'f'], age: ['old', 'young', 'old', null] },
    };
    expect(rankingParity(items, { ...women, step: 2 }).queries[0]!.protected).toBe(2);
    const both = { protected: { sex: 'f', age: 'old' }, step: 2 };
    expect(rankingParity(items, both).queries[0]!.protected).toBe(1);
    expect(rankingParity(items, { ...women, step: 2 }).rnd.value).toEqual({
      defined: true,
      value: 1,
    });
  });

  it('rankings of queries are told apart, a query as codes or texts', () => {
    const items = { scores: [1, 2, 3, 4], sensitive: { sex: ['f', 'm', 'f', 'm'] } };
    const queries = ['b', 'b', 'a', 'a'];
    const found = rankingParity({ ...items, queries }, { ...women, step: 2 });
    expect(found.queries.map(({ query }) => query)).toEqual(['a', 'b']);
    const coded = { ...items, queries: categoryColumn(queries) };
    expect(rankingExposure(coded)).toEqual(rankingExposure({ ...items, queries }));
    expectValue(rankingExposure(coded).groups[1]!.exposure.value, 1);
  });
});

describe('what is not defined', () => {
  it('without relevance merit is not, and without any relevance no ratio', () => {
    const reference = { reference: { sex: 'm' } };
    const [f] = rankingExposure(good, reference).groups;
    const none = { defined: false, reason: 'no_relevance' };
    expect(f!.meanRelevance.value).toEqual(none);
    expect(f!.toReference!.treatmentRatio.value).toEqual(none);
    expect(f!.toReference!.exposureRatio.value.defined).toBe(true);
    const [idle] = rankingExposure({ ...good, relevance: [1, 0, 1, 0] }, reference).groups;
    const zero = { defined: false, reason: 'divisor_zero' };
    expect(idle!.toReference!.treatmentRatio.value).toEqual(zero);
    expect(idle!.toReference!.impactRatio.value).toEqual(zero);
  });

  it('skew and divergence against no share', () => {
    const desired = [
      { group: { sex: 'f' }, share: 1 },
      { group: { sex: 'm' }, share: 0 },
    ];
    const found = rankingRepresentation(good, { k: 2, desired });
    const none = { defined: false, reason: 'none_desired' };
    expect(found.groups[1]!.skew.value).toEqual(none);
    expect([found.minimumSkew.value, found.ndkl.value]).toEqual([none, none]);
    const top = rankingRepresentation(good, { k: 1 });
    expect(top.groups[1]!.skew.value).toEqual({ defined: false, reason: 'none_in_top' });
    expect(top.maximumSkew.value).toEqual({ defined: false, reason: 'none_in_top' });
    expect(rankingRepresentation(good, { k: 9 })).toMatchObject({ shortQueries: 1, k: 9 });
    const unknown = { ...good, sensitive: { sex: [null, null, null, null] } };
    expect(rankingRepresentation(unknown, { k: 1 }).minimumSkew.value).toEqual({
      defined: false,
      reason: 'no_groups',
    });
  });

  it('parity of one group, or of too few items', () => {
    const all = { ...good, sensitive: { sex: ['f', 'f', 'f', 'f'] } };
    const of = (items: RankedItems, step: number) => rankingParity(items, { ...women, step });
    expect(of(all, 2).rkl.value).toEqual({ defined: false, reason: 'fewer_than_two_groups' });
    expect(of(good, 10).rrd.value).toEqual({ defined: false, reason: 'too_few_items' });
    expect(of(good, 4).rnd.value).toEqual({ defined: false, reason: 'too_few_items' });
  });
});

describe('bad input', () => {
  it.each([
    ['neither scores nor positions', { scores: undefined }, 'GOVERNANCE_RANKING_INVALID'],
    ['both', { positions: [1, 2, 3, 4] }, 'GOVERNANCE_RANKING_INVALID'],
    ['a place twice', { scores: undefined, positions: [1, 2, 2, 4] }, 'GOVERNANCE_RANKING_INVALID'],
    ['a place 0', { scores: undefined, positions: [0, 1, 2, 3] }, 'GOVERNANCE_RANKING_INVALID'],
    [
      'half a place',
      { scores: undefined, positions: [1.5, 1, 2, 3] },
      'GOVERNANCE_RANKING_INVALID',
    ],
    ['an item without query', { queries: ['a', null, 'a', 'a'] }, 'GOVERNANCE_RANKING_INVALID'],
    ['queries of other rows', { queries: ['a'] }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    ['relevance of other rows', { relevance: [1] }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    ['groups of other rows', { sensitive: { sex: ['f'] } }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    ['NaN', { scores: [1, 2, Number.NaN, 4] }, 'GOVERNANCE_NUMBERS_INVALID'],
    ['negative relevance', { relevance: [1, 1, -1, 1] }, 'GOVERNANCE_NUMBERS_INVALID'],
    [
      'objects as groups',
      { sensitive: { sex: untyped([{}, 1, 2, 3]) } },
      'GOVERNANCE_GROUPS_INVALID',
    ],
    ['no items', { scores: [], sensitive: { sex: [] } }, 'GOVERNANCE_NO_ROWS'],
    ['no attribute', { sensitive: {} }, 'GOVERNANCE_ATTRIBUTE_INVALID'],
  ])('%s is refused', (_, change, code) => {
    const items = untyped<RankedItems>({ ...good, ...change });
    expect(codeOf(() => rankingExposure(items))).toBe(code);
    expect(codeOf(() => rankingParity(items, women))).toBe(code);
    expect(codeOf(() => rankingRepresentation(items, { k: 1 }))).toBe(code);
    expect(codeOf(() => rankedGroupFairness(items, { ...women, share: 0.5, k: 2 }))).toBe(code);
  });

  it('protected and reference groups that are not there', () => {
    const unknown = 'GOVERNANCE_GROUP_UNKNOWN';
    for (const named of [{}, { sex: 'x' }, { race: 'f' }]) {
      expect(codeOf(() => rankingParity(good, { protected: named }))).toBe(unknown);
      expect(codeOf(() => rankingExposure(good, { reference: named }))).toBe(unknown);
    }
    const desired = [{ group: { sex: 'x' }, share: 1 }];
    expect(codeOf(() => rankingRepresentation(good, { k: 1, desired: untyped({}) as [] }))).toBe(
      'GOVERNANCE_OPTION_INVALID',
    );
    expect(codeOf(() => rankingRepresentation(good, { k: 1, desired }))).toBe(unknown);
  });

  it.each([
    ['do not add up', [0.5, 0.4]],
    ['are negative', [1.5, -0.5]],
    ['are no numbers', [Number.NaN, 1]],
  ])('desired shares that %s', (_, [f, m]) => {
    const desired = [
      { group: { sex: 'f' }, share: f! },
      { group: { sex: 'm' }, share: m! },
    ];
    const call = (): unknown => rankingRepresentation(good, { k: 1, desired });
    expect(codeOf(call)).toBe('GOVERNANCE_OPTION_INVALID');
    const twice = [desired[0]!, { ...desired[0]!, share: 1 - f! }];
    expect(codeOf(() => rankingRepresentation(good, { k: 1, desired: twice }))).toBe(
      'GOVERNANCE_OPTION_INVALID',
    );
  });

  it('options out of range', () => {
    const invalid = 'GOVERNANCE_OPTION_INVALID';
    for (const k of [0, -1, 1.5, Number.NaN]) {
      expect(codeOf(() => rankingRepresentation(good, { k }))).toBe(invalid);
      expect(codeOf(() => rankedGroupFairness(good, { ...women, share: 0.5, k }))).toBe(invalid);
      expect(codeOf(() => minimumProtected({ k, share: 0.5 }))).toBe(invalid);
    }
    expect(codeOf(() => minimumProtected({ k: 10_001, share: 0.5 }))).toBe(invalid);
    for (const step of [0, 1, 2.5]) {
      expect(codeOf(() => rankingParity(good, { ...women, step }))).toBe(invalid);
    }
    for (const one of [0, 1, 50, Number.NaN]) {
      expect(codeOf(() => minimumProtected({ k: 5, share: one }))).toBe(invalid);
      expect(codeOf(() => minimumProtected({ k: 5, share: 0.5, alpha: one }))).toBe(invalid);
      expect(codeOf(() => rankedGroupFairness(good, { ...women, share: one, k: 2 }))).toBe(invalid);
    }
  });
});
