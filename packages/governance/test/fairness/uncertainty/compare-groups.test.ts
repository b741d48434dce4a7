import {
  dunnettLevel,
  fisherExact,
  katzRatioInterval,
  koopmanRatioInterval,
  meeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  miettinenNurminenRatioInterval,
  newcombeDifferenceInterval,
  tukeyLevel,
} from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import { compareGroups, groupIntervals } from '../../../src/fairness/index.ts';
import { measureCells } from '../../../src/fairness/uncertainty/measure-groups.ts';
import { RATES } from '../../../src/fairness/uncertainty/rates.ts';
import type { GroupTensor } from '../../../src/index.ts';
import { expectNear, numberOf, selectionsOf, tensorOf } from './given.ts';

const hired = selectionsOf([
  [48, 80],
  [12, 40],
]);
const counts = { successesA: 12, trialsA: 40, successesB: 48, trialsB: 80 };
const rate = 'selection_rate';

it('counts of rates are whole, whatever the rounding of the quotient', () => {
  const all = Array.from({ length: 100 }, (_, n) =>
    Array.from({ length: n + 1 }, (__, x) => [x, n] as const),
  ).flat();
  const [rateOf] = RATES;
  const measured = measureCells(selectionsOf(all), rateOf!);
  expect(measured.map(({ successes, trials }) => [successes, trials])).toEqual(all);
});

describe('compareGroups', () => {
  it.each([
    [48, 80, 12, 40, 0.5, 0.003409],
    [9, 10, 5, 10, 0.5555555556, 0.1409],
    [5000, 100_000, 4700, 100_000, 0.94, 0.001855],
  ])('%i of %i beside %i of %i, as the EEOC would', (a, m, b, n, ratio, pValue) => {
    const options = { rate, statistic: 'ratio', test: 'fisher_exact' } as const;
    const tensor = selectionsOf([
      [a, m],
      [b, n],
    ]);
    const [one] = compareGroups(tensor, options).comparisons;
    expect(one).toMatchObject({ group: ['g1'], reference: ['g0'], n, referenceN: m });
    expectNear(numberOf(one?.value), ratio, 1e-10);
    expectNear(numberOf(one?.equality.pValue) / pValue, 1, 1e-3);
    const whole = { a: b, b: n - b, c: a, d: m - a };
    expect(numberOf(one?.equality.pValue)).toBe(fisherExact(whole).pValue);
  });

  it.each([
    ['difference', 'newcombe', newcombeDifferenceInterval],
    ['difference', 'miettinen_nurminen', miettinenNurminenDifferenceInterval],
    ['difference', 'mee', meeDifferenceInterval],
    ['ratio', 'koopman', koopmanRatioInterval],
    ['ratio', 'miettinen_nurminen', miettinenNurminenRatioInterval],
    ['ratio', 'katz', katzRatioInterval],
  ] as const)('the interval of a %s by %s', (statistic, method, intervalOf) => {
    const { comparisons, ...compared } = compareGroups(hired, { rate, statistic, method });
    expect(comparisons[0]?.interval).toEqual(intervalOf({ ...counts, level: 0.95 }));
    expect(compared).toMatchObject({ statistic, method, rows: 120, unknown: 0, family: 1 });
  });

  it('names the statistic’s definition, and the rate’s', () => {
    const difference = compareGroups(hired, { rate });
    expect([difference.definition, difference.rateDefinition]).toEqual([
      'group_minus_reference',
      'fairlearn.metrics.selection_rate',
    ]);
    const ratio = compareGroups(hired, { rate: 'precision', statistic: 'ratio' });
    expect([ratio.definition, ratio.rateDefinition]).toEqual([
      'group_over_reference',
      'sklearn.metrics.precision_score',
    ]);
  });

  it('shares the level after Dunnett with a fixed reference, after Tukey with one picked by its value', () => {
    const tensor = selectionsOf([
      [30, 100],
      [50, 100],
      [40, 100],
      [50, 100],
    ]);
    const of = (level: number) =>
      newcombeDifferenceInterval({
        successesA: 30,
        trialsA: 100,
        successesB: 50,
        trialsB: 100,
        level,
      });
    const fixed = compareGroups(tensor, { rate, reference: ['g1'] });
    const precision = (p: number) => 1 / (p * (1 - p));
    const beside = {
      groups: [30.5, 40.5, 50.5].map((chosen) => precision(chosen / 101)),
      reference: precision(50.5 / 101),
    };
    const { lower, upper } = of(dunnettLevel(0.95, beside))!;
    const together = fixed.comparisons[0]?.simultaneousInterval;
    expect(together).toMatchObject({ level: 0.95, method: 'newcombe+dunnett' });
    expectNear(together!.lower, lower, 1e-13);
    expectNear(together!.upper, upper, 1e-13);
    expect([fixed.simultaneous, fixed.family]).toEqual(['dunnett', 3]);
    // Of the two highest the first.
    const highest = compareGroups(tensor, { rate });
    expect(highest.comparisons.map((one) => one.reference)).toEqual([['g1'], ['g1'], ['g1']]);
    const { lower: low } = of(tukeyLevel(0.95, 4))!;
    expect(highest.comparisons[0]?.simultaneousInterval?.lower).toBe(low);
    expect([highest.simultaneous, highest.family]).toEqual(['tukey', 6]);
    const all = compareGroups(tensor, { rate, reference: 'all_pairs' });
    expect(all.comparisons).toHaveLength(6);
    const pairs = all.comparisons.map(({ group, reference }) => [group?.[0], reference?.[0]]);
    expect(pairs.slice(0, 3)).toEqual([
      ['g1', 'g0'],
      ['g2', 'g0'],
      ['g2', 'g1'],
    ]);
    expect(all.comparisons[0]?.simultaneousInterval?.upper).toBe(-low);
    // The family of the highest is that of all pairs, and never rejects more.
    const paid = numberOf(highest.comparisons[0]?.equality.holm);
    expect(paid).toBeCloseTo(6 * numberOf(highest.comparisons[0]?.equality.pValue), 12);
    expect(paid).toBeGreaterThanOrEqual(numberOf(all.comparisons[0]?.equality.holm));
  });

  it('says why there is no value, and compares what there is', () => {
    const tensor = tensorOf([
      [['a'], [5, 5, 0, 0]],
      [['b'], [5, 5, 4, 6]],
      [['c'], [9, 1, 7, 3]],
      [['d'], [9, 1, 7, 0]],
    ]);
    const reasons = (options: object) =>
      compareGroups(tensor, { rate: 'true_positive_rate', ...options }).comparisons.map(
        ({ value }) => (value.defined ? 'defined' : value.reason),
      );
    expect(reasons({ reference: ['b'] })).toEqual(['no_positives', 'defined', 'defined']);
    for (const statistic of ['difference', 'ratio']) {
      const withoutPositives = reasons({ reference: ['a'], statistic });
      expect(withoutPositives).toEqual(Array(3).fill('reference_no_positives'));
    }
    expect(reasons({ reference: ['z'] })).toEqual(Array(4).fill('reference_absent'));
    expect(reasons({ reference: ['d'], statistic: 'ratio' })).toEqual([
      'no_positives',
      'divisor_zero',
      'divisor_zero',
    ]);
    const [first, second] = compareGroups(tensor, {
      rate: 'true_positive_rate',
      reference: ['b'],
      acceptable: { from: -0.1 },
    }).comparisons;
    expect(first).toEqual({
      group: ['a'],
      reference: ['b'],
      n: 0,
      referenceN: 10,
      value: { defined: false, reason: 'no_positives' },
      equality: {
        test: null,
        pValue: { defined: false, reason: 'no_positives' },
        holm: { defined: false, reason: 'no_positives' },
        benjaminiHochberg: { defined: false, reason: 'no_positives' },
      },
      conclusion: 'open',
      rowsToConclude: { defined: false, reason: 'no_positives' },
    });
    // The level is shared by two, not three: the first has no interval.
    const others = { ...tensor, rows: tensor.rows - 10, cells: tensor.cells.slice(1) };
    const alone = compareGroups(others, { rate: 'true_positive_rate', reference: ['b'] });
    expect(second?.simultaneousInterval).toEqual(alone.comparisons[0]?.simultaneousInterval);
    for (const of of [
      (one: GroupTensor) =>
        compareGroups(one, { rate: 'true_positive_rate' }).comparisons.slice(-2),
      (one: GroupTensor) => groupIntervals(one, { rate: 'true_positive_rate' }).groups.slice(-3),
    ]) {
      expect(of(tensor)).toEqual(of(others));
    }
  });

  it('is never empty: one group, or rows of unknown groups only, are an entry that says so', () => {
    const none = { defined: false, reason: 'fewer_than_two_groups' };
    for (const reference of ['highest', 'all_pairs', ['g0']] as const) {
      const [one, ...more] = compareGroups(selectionsOf([[1, 2]]), { rate, reference }).comparisons;
      expect(more).toEqual([]);
      expect(one).toMatchObject({ group: ['g0'], reference: null, value: none });
      const unknown = compareGroups(tensorOf([[[null], [1, 2, 3, 4]]]), { rate, reference });
      expect(unknown).toMatchObject({ rows: 10, unknown: 10 });
      expect(unknown.comparisons[0]).toMatchObject({ group: null, reference: null, value: none });
    }
  });

  it('counts rows of unknown groups, and leaves controls out', () => {
    const tensor = tensorOf(
      [
        [
          ['p', 'f', 'n'],
          [1, 2, 3, 4],
        ],
        [
          ['p', 'f', 's'],
          [1, 2, 3, 4],
        ],
        [
          ['p', null, 's'],
          [1, 1, 1, 1],
        ],
        [
          ['q', 'f', null],
          [4, 3, 2, 1],
        ],
        [
          [null, 'm', 'n'],
          [0, 0, 5, 0],
        ],
      ],
      { sensitive: ['race', 'sex'], control: ['region'] },
    );
    const groups = (attributes?: readonly string[]) =>
      groupIntervals(tensor, { rate, ...(attributes && { attributes }) });
    expect(groups()).toMatchObject({ rows: 39, unknown: 9, attributes: ['race', 'sex'] });
    expect(groups().groups.map(({ group, n }) => [group, n])).toEqual([
      [['p', 'f'], 20],
      [['q', 'f'], 10],
    ]);
    expect(groups(['sex'])).toMatchObject({ rows: 39, unknown: 4 });
    expect(groups(['sex']).groups.map(({ n }) => n)).toEqual([30, 5]);
  });

  it('concludes from the simultaneous interval, or says how many rows would', () => {
    const compared = (scale: number) =>
      compareGroups(
        selectionsOf([
          [Math.round(50 * scale), Math.round(100 * scale)],
          [Math.round(45 * scale), Math.round(100 * scale)],
          [Math.round(20 * scale), Math.round(100 * scale)],
        ]),
        { rate, statistic: 'ratio', acceptable: { from: 0.8 } },
      ).comparisons;
    const [open, low] = compared(1);
    expect(low).toMatchObject({ conclusion: 'unacceptable' });
    expect(low?.rowsToConclude).toEqual({ defined: true, value: 200 });
    expect(open).toMatchObject({ conclusion: 'open' });
    const scale = numberOf(open?.rowsToConclude) / 200;
    expect(scale).toBeGreaterThan(2);
    expect(compared(scale * 1.01)[0]).toMatchObject({ conclusion: 'acceptable' });
    expect(compared(scale * 0.99)[0]).toMatchObject({ conclusion: 'open' });
    const none = selectionsOf([
      [5, 10],
      [0, 10],
    ]);
    const katz = { rate, statistic: 'ratio', method: 'katz', acceptable: { from: 0.8 } } as const;
    expect(compareGroups(none, katz).comparisons[0]).toMatchObject({
      value: { defined: true, value: 0 },
      conclusion: 'open',
      rowsToConclude: { defined: false, reason: 'no_interval' },
    });
    const at = (acceptable: object) =>
      compareGroups(hired, { rate, statistic: 'ratio', acceptable }).comparisons[0];
    expect(at({ from: 0.5 })?.rowsToConclude).toEqual({
      defined: false,
      reason: 'too_close_to_limit',
    });
    expect(at({ from: 0.1, to: 2 })).toMatchObject({ conclusion: 'acceptable' });
    expect(at({ to: 0.2 })).toMatchObject({ conclusion: 'unacceptable' });
  });
});
