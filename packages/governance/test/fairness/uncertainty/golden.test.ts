import { describe, expect, it } from 'vitest';
import {
  bootstrapTensor,
  compareGroups,
  groupIntervals,
  maxMinGap,
  type RateName,
  stratifiedComparison,
} from '../../../src/fairness/index.ts';
import { bootstrapIntervals } from '../../../src/fairness/uncertainty/bootstrap-intervals.ts';
import { groupTensor } from '../../../src/index.ts';
import { expectLimits, expectNear, golden, numberOf, tensorOf } from './given.ts';

describe.each(golden.groups)('statsmodels and scipy: $name', (rows) => {
  const tensor = groupTensor({ ...rows, sensitive: { g: rows.groups } });

  it.each(Object.entries(rows.rates))('%s by group', (name, { groups }) => {
    const rate = name as RateName;
    const wilson = groupIntervals(tensor, { rate });
    const exact = groupIntervals(tensor, {
      rate,
      method: 'clopper_pearson',
      simultaneous: 'bonferroni',
    });
    expect(wilson.groups).toHaveLength(groups.length);
    for (const [at, theirs] of groups.entries()) {
      const ours = wilson.groups[at]!;
      expect(ours.group).toEqual([theirs.group]);
      expectNear(numberOf(ours.value), theirs.value);
      expectNear(ours.effectiveN, theirs.effectiveN, 1e-9);
      expectLimits(ours.interval, theirs.wilson, 1e-10);
      expectLimits(ours.simultaneousInterval, theirs.sidak, 1e-10);
      expectLimits(exact.groups[at]?.interval, theirs.clopper_pearson, 1e-9);
      expectLimits(exact.groups[at]?.simultaneousInterval, theirs.bonferroni, 1e-9);
    }
  });

  it.each(Object.entries(rows.rates))('%s compared', (name, theirs) => {
    const rate = name as RateName;
    const reference = [theirs.groups[0]!.group];
    for (const [statistic, method] of [
      ['difference', 'newcombe'],
      ['ratio', 'koopman'],
      ['ratio', 'katz'],
    ] as const) {
      const ours = compareGroups(tensor, { rate, reference, statistic, method }).comparisons;
      expect(ours).toHaveLength(theirs.pairs.length);
      for (const [at, pair] of theirs.pairs.entries()) {
        expect(ours[at]).toMatchObject({ group: [pair.group], reference });
        expectNear(numberOf(ours[at]!.value), pair[statistic], 1e-11);
        expectLimits(ours[at]!.interval, pair[method], 1e-7);
        expectNear(numberOf(ours[at]!.equality.pValue), pair.pValue, 1e-10);
        expectNear(numberOf(ours[at]!.equality.holm), theirs.holm[at]!, 1e-10);
        const share = numberOf(ours[at]!.equality.benjaminiHochberg);
        expectNear(share, theirs.benjaminiHochberg[at]!, 1e-10);
      }
    }
  });
});

const withDisparities = golden.groups.flatMap(({ disparities, ...rows }) =>
  disparities ? [{ ...rows, disparities }] : [],
);

it.each(withDisparities)('the disparities of fairlearn: $name', ({ disparities, ...rows }) => {
  const tensor = groupTensor({ ...rows, sensitive: { g: rows.groups } });
  const { estimates } = bootstrapTensor(tensor, { seed: 1, replicates: 2 });
  const ours = new Map<string, (typeof estimates)[number]>(
    estimates.flatMap((one) => (one.group ? [] : [[one.metric, one] as const])),
  );
  expect([...ours.keys()].sort()).toEqual(Object.keys(disparities).sort());
  for (const [metric, value] of Object.entries(disparities)) {
    expectNear(numberOf(ours.get(metric)?.value), value);
  }
  for (const [name, metric] of [
    ['selection_rate', 'demographic_parity_difference'],
    ['precision', 'precision_difference'],
  ] as const) {
    const gap = maxMinGap(tensor, { rate: name });
    expectNear(numberOf(gap.uncorrected), disparities[metric]!);
    expect(gap.definition).toBe(ours.get(metric)?.definition);
  }
});

it('the fixtures take both tests of equality', () => {
  const tests = golden.groups.flatMap(({ rates, ...rows }) => {
    const tensor = groupTensor({ ...rows, sensitive: { g: rows.groups } });
    return Object.keys(rates).flatMap((rate) =>
      compareGroups(tensor, { rate: rate as RateName, reference: ['a'] }).comparisons.map(
        ({ equality }) => equality.test,
      ),
    );
  });
  expect([...new Set(tests)].sort()).toEqual(['chi-square', 'fisher-exact']);
});

describe.each(golden.strata)('statsmodels: $name', (theirs) => {
  const tensor = tensorOf(
    theirs.strata.flatMap(([[a, b], [c, d]], at) => [
      [
        ['f', `s${at}`],
        [b, a, 0, 0],
      ] as const,
      [
        ['m', `s${at}`],
        [d, c, 0, 0],
      ] as const,
    ]),
    { sensitive: ['sex'], control: ['stratum'] },
  );
  const options = { rate: 'selection_rate', attribute: 'sex', control: 'stratum' } as const;
  const [ours] = stratifiedComparison(tensor, { ...options, reference: 'm' }).comparisons;

  it('has their tests', () => {
    for (const [test, [statistic, pValue]] of [
      [ours?.cochranMantelHaenszel, theirs.cmh],
      [ours?.cochranMantelHaenszelCorrected, theirs.cmhCorrected],
      [ours?.homogeneity.breslowDay, theirs.breslowDay],
      [ours?.homogeneity.breslowDayTarone, theirs.breslowDayTarone],
      [ours?.homogeneity.woolf, theirs.woolf],
    ] as const) {
      expectNear(numberOf(test?.statistic), statistic);
      expectNear(numberOf(test?.pValue), pValue);
    }
  });

  it('has their common odds ratio, and the common difference', () => {
    const [odds, ...limitsOfOdds] = theirs.oddsRatio;
    expectNear(numberOf(ours?.commonOddsRatio.value), odds);
    expectLimits(ours?.commonOddsRatio.interval, limitsOfOdds);
    const [within, ...limitsWithin] = theirs.within;
    expectNear(numberOf(ours?.withinStrata.value), within);
    expectLimits(ours?.withinStrata.interval, limitsWithin);
  });
});

it.each(golden.bootstrap)('numpy quantiles of replicates: $name', (theirs) => {
  const ours = bootstrapIntervals(theirs.value, Float64Array.from(theirs.replicates), 0.95);
  expectNear(ours.standardError, theirs.standardError);
  expectNear(ours.bias, theirs.bias);
  expectLimits(ours.percentile, theirs.percentile);
  expectLimits(ours.basic, theirs.basic);
  expectLimits(ours.biasCorrected, theirs.biasCorrected);
});
