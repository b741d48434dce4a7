import { maxMinDifference, maxMinDifferenceInterval } from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import { maxMinGap } from '../../../src/fairness/index.ts';
import { draw, numberOf, selectionsOf, tensorOf, weightedTensor } from './given.ts';

const rate = 'selection_rate';

describe('maxMinGap', () => {
  it('has fairlearn’s value, what chance adds, what is left, and the interval of the truth', () => {
    const rates = [
      { successes: 30, trials: 100 },
      { successes: 45, trials: 100 },
      { successes: 38, trials: 120 },
    ];
    const gap = maxMinGap(selectionsOf(rates.map(({ successes, trials }) => [successes, trials])), {
      rate,
      level: 0.9,
    });
    const expected = maxMinDifference(rates)!;
    expect(gap).toEqual({
      rate,
      definition: 'fairlearn.metrics.demographic_parity_difference',
      attributes: ['g'],
      rows: 320,
      unknown: 0,
      groups: 3,
      uncorrected: { defined: true, value: expected.observed },
      expectedUnderEquality: { defined: true, value: expected.expectedUnderEquality },
      corrected: { defined: true, value: expected.corrected },
      interval: maxMinDifferenceInterval({ rates, level: 0.9 }),
    });
    expect(numberOf(gap.corrected)).toBeLessThan(numberOf(gap.uncorrected));
  });

  it('of six equal groups fairlearn’s value is far above 0 and the corrected one near it', () => {
    const runs = 30;
    let [uncorrected, corrected, holds] = [0, 0, 0];
    for (let run = 0; run < runs; run += 1) {
      const groups = Array.from({ length: 6 }, () => [draw(200, 0.3), 200] as const);
      const gap = maxMinGap(selectionsOf(groups), { rate });
      uncorrected += numberOf(gap.uncorrected) / runs;
      corrected += numberOf(gap.corrected) / runs;
      if (gap.interval?.lower === 0) holds += 1;
    }
    // Facts: .084 at 200 rows.
    expect(Math.abs(uncorrected - 0.084)).toBeLessThan(0.014);
    expect(corrected).toBeLessThan(0.45 * uncorrected);
    expect(holds).toBeGreaterThanOrEqual(26);
  });

  it('is undefined where one group’s rate may be anything, and for one group', () => {
    const tensor = tensorOf([
      [['a'], [5, 5, 0, 0]],
      [['b'], [5, 5, 4, 6]],
      [['c'], [9, 1, 7, 3]],
    ]);
    const gap = maxMinGap(tensor, { rate: 'true_positive_rate' });
    const none = { defined: false, reason: 'no_positives' };
    expect(gap).toMatchObject({ uncorrected: none, corrected: none, expectedUnderEquality: none });
    expect(gap.interval).toBeUndefined();
    expect(maxMinGap(selectionsOf([[1, 2]]), { rate }).corrected).toEqual({
      defined: false,
      reason: 'fewer_than_two_groups',
    });
  });

  it('rests on the effective rows of weighted ones', () => {
    const { interval, uncorrected } = maxMinGap(weightedTensor(), { rate });
    expect(numberOf(uncorrected)).toBeCloseTo(3 / 3.5 - 1 / 6, 12);
    const rates = [
      { successes: 36 / 14 / 6, trials: 36 / 14 },
      { successes: (3 / 3.5) * (12.25 / 5.25), trials: 12.25 / 5.25 },
    ];
    expect(interval?.upper).toBeCloseTo(maxMinDifferenceInterval({ rates, level: 0.95 })!.upper, 9);
  });
});
