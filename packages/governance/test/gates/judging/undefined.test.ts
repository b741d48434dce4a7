import type { AttributePolicy, GroupCounts } from '@codexhub/common-config/records';
import { combineErrors, koopmanRatioInterval, sampleVariance } from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import { evaluateFairness } from '../../../src/index.ts';
import { cell, counts, policyOf, requirement } from '../../support.ts';

const fair = [cell('f', [90, 100], [50, 100]), cell('m', [90, 100], [50, 100])];

function evaluate(
  groups: readonly GroupCounts[],
  attribute: Partial<AttributePolicy> = {},
  said = {},
) {
  return evaluateFairness(groups, policyOf([requirement(said)], attribute));
}

function reasons(...parameters: Parameters<typeof evaluate>) {
  return evaluate(...parameters).checks[0]!.observations.map(({ group, value, n }) => [
    group,
    value.defined ? 'defined' : value.reason,
    n,
  ]);
}

describe('what cannot be compared keeps its reason', () => {
  it('an attribute that was not counted has no observation', () => {
    expect(reasons([])).toEqual([]);
  });

  it('a small group, and two groups too few', () => {
    const small = cell('f', [5, 10], [5, 10]);
    expect(reasons([counts([small, fair[1]!])])).toEqual([
      ['f', 'group_below_minimum', 20],
      [null, 'fewer_than_two_groups', 200],
    ]);
  });

  it('a reference that is absent or too small', () => {
    const other = cell('x', [90, 100], [50, 100]);
    expect(reasons([counts([fair[0]!, other])])).toEqual([
      ['f', 'reference_absent', 0],
      ['x', 'reference_absent', 0],
    ]);
    const small = cell('m', [5, 10], [5, 10]);
    expect(reasons([counts([fair[0]!, small, other])])).toEqual([
      ['f', 'reference_below_minimum', 20],
      ['m', 'group_below_minimum', 20],
      ['x', 'reference_below_minimum', 20],
    ]);
  });

  it('rows of unknown group, where the policy blocks them', () => {
    const missing = counts(fair, { unknown: 7 });
    expect(reasons([missing])).toEqual([
      ['f', 'defined', 200],
      [null, 'unknown_group', 7],
    ]);
    expect(reasons([missing], { unknown: 'report' })).toEqual([['f', 'defined', 200]]);
    expect(evaluate([missing]).accounting).toMatchObject([{ unknown: 7, total: 407 }]);
  });

  it('no positives on either side', () => {
    const equal = {
      metric: 'equal_opportunity_difference',
      definition: 'group_minus_reference',
      direction: 'within',
      limit: 0.1,
    };
    const none = cell('f', [0, 0], [50, 200]);
    expect(reasons([counts([none, fair[1]!])], {}, equal)).toEqual([['f', 'no_positives', 0]]);
    const noneThere = cell('m', [0, 0], [50, 200]);
    expect(reasons([counts([fair[0]!, noneThere])], {}, equal)).toEqual([['f', 'no_positives', 0]]);
  });

  it('nobody selected in the reference', () => {
    const refused = cell('m', [0, 100], [0, 100]);
    expect(reasons([counts([fair[0]!, refused])])).toEqual([['f', 'no_selection', 200]]);
  });

  it('counts of the model that are there twice', () => {
    const twice = [counts(fair), counts(fair, { repeat: 1 })];
    expect(reasons(twice)).toEqual([[null, 'measured_twice', 400]]);
  });

  it.each([
    ['rows', counts(fair, { total: 401 })],
    ['cells.2.group', counts([...fair, fair[0]!])],
  ])('counts that contradict themselves at %s are refused', (path, contradictory) => {
    expect(() => evaluate([contradictory])).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_TENSOR_INVALID', details: { path } }),
    );
  });

  it('repeats over different rows', () => {
    const moved = [cell('f', [90, 101], [50, 99]), fair[1]!];
    const groups = [
      counts(fair, { estimand: 'procedure' }),
      counts(moved, { estimand: 'procedure', repeat: 1 }),
    ];
    expect(reasons(groups, {}, { estimand: 'procedure' })).toEqual([[null, 'repeats_differ', 400]]);
  });
});

describe('exclusion', () => {
  const excluding = { exclude: [{ group: 'x', justification: 'eleven people' }] };
  const tiny = cell('x', [1, 4], [1, 3]);
  const large = cell('x', [1, 5], [1, 5]);

  it('below 2 % the group is listed with n and rate, and not judged', () => {
    const { accounting } = evaluate([counts([...fair, tiny])], excluding);
    expect(reasons([counts([...fair, tiny])], excluding)).toEqual([['f', 'defined', 200]]);
    expect(accounting[0]!.groups[2]).toMatchObject({
      group: 'x',
      n: 7,
      rate: { defined: true, value: 2 / 7 },
      treatment: 'excluded',
      justification: 'eleven people',
    });
  });

  it('at 2 % or more it is refused, and the check says so', () => {
    const { accounting } = evaluate([counts([...fair, large])], excluding);
    expect(reasons([counts([...fair, large])], excluding)).toEqual([
      ['f', 'defined', 200],
      ['x', 'too_large_to_exclude', 10],
    ]);
    expect(accounting[0]!.groups[2]).toMatchObject({ n: 10, treatment: 'below_minimum' });
  });
});

describe('exclusion at exactly 2 %', () => {
  it('is refused', () => {
    const cells = [
      cell('f', [90, 100], [50, 100]),
      cell('m', [90, 100], [50, 92]),
      cell('x', [4, 4], [4, 4]),
    ];
    const excluding = { exclude: [{ group: 'x', justification: 'few' }] };
    expect(reasons([counts(cells)], excluding)[1]).toEqual(['x', 'too_large_to_exclude', 8]);
  });
});

describe('the reference', () => {
  const noReference = { reference: undefined, minimumGroupSize: 10 };

  it('is the group with the highest rate, where the policy names none', () => {
    const ahead = [cell('f', [95, 100], [60, 100]), cell('m', [90, 100], [50, 100])];
    const [observed] = evaluate([counts(ahead)], noReference).checks[0]!.observations;
    expect(observed).toMatchObject({ group: 'm', reference: 'f' });
  });

  it('at equal rates is the larger group, then the first by name', () => {
    const larger = [cell('f', [9, 10], [5, 10]), cell('m', [90, 100], [50, 100])];
    expect(evaluate([counts(larger)], noReference).checks[0]!.observations[0]).toMatchObject({
      group: 'f',
      reference: 'm',
    });
    const equal = [cell('m', [9, 10], [5, 10]), cell('f', [9, 10], [5, 10])];
    expect(evaluate([counts(equal)], noReference).checks[0]!.observations[0]).toMatchObject({
      group: 'm',
      reference: 'f',
    });
  });
});

describe('a value of the procedure', () => {
  const unfair = [cell('f', [60, 100], [50, 100]), cell('m', [90, 100], [50, 100])];

  it('has the model beside it, and names the rows that would conclude', () => {
    const { checks, observations } = evaluateFairness(
      [
        counts(unfair, { estimand: 'procedure' }),
        counts(unfair, { estimand: 'procedure', repeat: 1 }),
        counts(fair),
      ],
      policyOf([requirement({ estimand: 'procedure' })]),
    );
    const [observed] = checks[0]!.observations;
    expect(observed).toMatchObject({
      value: { defined: true, value: expect.closeTo(110 / 140, 12) },
      beside: { value: { defined: true, value: 1 }, n: 200 },
    });
    // 110/200 against 140/200 lies .014 below the limit of .8: it takes many more rows to say so.
    expect(observed!.nToConclude).toBeGreaterThan(10_000);
    expect(observed!.nToConclude).toBeLessThan(100_000);
    // The other two metrics are shown without a requirement, of both estimands.
    expect(observations.map(({ metric, estimand }) => `${metric} ${estimand}`).sort()).toEqual([
      'equal_opportunity_difference model',
      'equal_opportunity_difference procedure',
      'statistical_parity_difference model',
      'statistical_parity_difference procedure',
    ]);
  });

  it('names the least rows at which both errors, shrunk, would lie on one side', () => {
    const granted = [
      [60, 50],
      [80, 40],
      [66, 58],
    ] as const;
    const repeats = granted.map(([kept, other], repeat) =>
      counts([cell('f', [kept, 100], [other, 100]), cell('m', [90, 100], [50, 100])], {
        estimand: 'procedure',
        repeat,
      }),
    );
    const asked = requirement({ estimand: 'procedure' });
    const [observed] = evaluateFairness(repeats, policyOf([asked])).checks[0]!.observations;
    const favourable = granted.map(([kept, other]) => kept + other);
    const average = favourable.reduce((sum, one) => sum + one, 0) / 3;
    const error = Math.sqrt(sampleVariance(favourable.map((one) => one / 140))! / 3);
    const lowerAt = (scale: number): number =>
      combineErrors({
        value: average / 140,
        interval: koopmanRatioInterval({
          successesA: average * scale,
          trialsA: 200 * scale,
          successesB: 140 * scale,
          trialsB: 200 * scale,
          level: 0.95,
        })!,
        standardError: error / Math.sqrt(scale),
      }).lower;
    const scale = observed!.nToConclude! / 400;
    expect(lowerAt(scale)).toBeGreaterThanOrEqual(0.8);
    expect(lowerAt(0.99 * scale)).toBeLessThan(0.8);
  });
});
