import {
  newcombeDifferenceInterval,
  pairedDifferenceInterval,
  simultaneousRateIntervals,
  wilsonInterval,
} from '@codexhub/statistics';
import { describe, expect, it } from 'vitest';
import {
  compareMitigation,
  type MitigationComparison,
  type PairedRows,
} from '../../../src/fairness/index.ts';
import { type GroupTensor, groupTensor } from '../../../src/index.ts';
import { golden, paired, tensorsOf } from './given.ts';

describe.each(golden.comparison)('fairlearn metrics: $name', (given) => {
  const { groups, disparities, name: _, ...columns } = given;
  const rows = { ...columns, sensitive: { g: groups } };

  it('the disparities before and after within 1e-12, their changes inside their intervals', () => {
    for (const found of [paired(rows), compareMitigation(tensorsOf(rows))]) {
      expect(found.disparities).toHaveLength(disparities.length);
      for (const [at, theirs] of disparities.entries()) {
        const { definition, before, after, change } = found.disparities[at]!;
        expect(definition).toBe(theirs.definition);
        for (const [own, value] of [
          [before, theirs.before],
          [after, theirs.after],
          [change, theirs.after - theirs.before],
        ] as const) {
          expect(own.value.defined && Math.abs(own.value.value - value)).toBeLessThan(1e-12);
          expect(own.interval!.lower).toBeLessThanOrEqual(value + 1e-12);
          expect(own.interval!.upper).toBeGreaterThanOrEqual(value - 1e-12);
        }
      }
    }
  });
});

/** 100 rows a group; of f 30 are selected before and 50 after, of m 60 both times. All labels are 1. */
const size = 200;
const isF = (row: number): boolean => row < 100;
const known: PairedRows = {
  yTrue: new Uint8Array(size).fill(1),
  before: Uint8Array.from({ length: size }, (_, row) => (row % 100 < (isF(row) ? 30 : 60) ? 1 : 0)),
  after: Uint8Array.from({ length: size }, (_, row) => (row % 100 < (isF(row) ? 50 : 60) ? 1 : 0)),
  sensitive: { sex: Array.from({ length: size }, (_, row) => (isF(row) ? 'f' : 'm')) },
};

describe('a known change', () => {
  it('stands in the table, with the intervals of either design', () => {
    const found = paired(known);
    const [f, m] = found.groups;
    const rate = f!.rates.selectionRate;
    expect(f!.group).toEqual(['f']);
    expect(f!.n).toEqual({ before: 100, after: 100 });
    expect(rate.definition).toBe('fairlearn.metrics.selection_rate');
    expect(rate.before).toEqual({
      value: { defined: true, value: 0.3 },
      interval: wilsonInterval({ successes: 30, trials: 100, level: 0.95 }),
    });
    expect(rate.change.value).toEqual({ defined: true, value: 0.2 });
    // Agresti and Min: 30 both, 20 after alone, none before alone, 50 neither.
    expect(rate.change.interval?.lower).toBeCloseTo(
      20 / 102 - 1.95996 * (Math.sqrt(21 - 400 / 102) / 102),
      5,
    );
    expect(rate.change.interval?.method).toBe('agresti-min');
    expect(f!.changed).toEqual({ toSelected: 20, toRejected: 0, rows: 100 });
    expect(m!.changed).toEqual({ toSelected: 0, toRejected: 0, rows: 100 });
    expect(found.changed).toEqual({ toSelected: 20, toRejected: 0, rows: 200 });
    expect(found.pairing).toBe('paired');

    const apart = compareMitigation(tensorsOf(known));
    expect(apart.pairing).toBe('unpaired');
    expect(apart.changed).toBeUndefined();
    expect(apart.groups[0]!.changed).toBeUndefined();
    expect(apart.groups[0]!.rates.selectionRate.change.interval).toEqual(
      newcombeDifferenceInterval({
        successesA: 50,
        trialsA: 100,
        successesB: 30,
        trialsB: 100,
        level: 0.95,
      }),
    );
  });

  it('has a reason wherever a number is not defined', () => {
    const { groups, disparities } = paired(known);
    expect(groups[0]!.rates.falsePositiveRate.change).toEqual({
      value: { defined: false, reason: 'before_no_negatives' },
    });
    expect(disparities[3]).toEqual({
      definition: 'fairlearn.metrics.equalized_odds_difference',
      before: { value: { defined: false, reason: 'no_negatives' } },
      after: { value: { defined: false, reason: 'no_negatives' } },
      change: { value: { defined: false, reason: 'before_no_negatives' } },
      conclusion: 'inconclusive',
    });
    const nobody = { ...known, before: new Uint8Array(size) };
    expect(paired(nobody).disparities[1]!.before.value).toEqual({
      defined: false,
      reason: 'no_predicted_positives',
    });
    const alone = { ...known, sensitive: { sex: known.yTrue && Array(size).fill('f') } };
    for (const { change, conclusion } of paired(alone).disparities) {
      expect(change.value).toEqual({ defined: false, reason: 'before_fewer_than_two_groups' });
      expect(conclusion).toBe('inconclusive');
    }
  });

  it('concludes less or more only where the whole interval says so', () => {
    const conclusions = (rows: PairedRows): readonly string[] =>
      paired(rows).disparities.map(({ conclusion }) => conclusion);
    const less = 'less_disparity';
    const grown: PairedRows = {
      yTrue: Array.from({ length: 2000 }, () => 1),
      before: Array.from({ length: 2000 }, (_, row) => (row % 10 < (row < 1000 ? 2 : 8) ? 1 : 0)),
      after: Array.from({ length: 2000 }, (_, row) => (row % 10 < (row < 1000 ? 5 : 6) ? 1 : 0)),
      sensitive: { sex: Array.from({ length: 2000 }, (_, row) => (row < 1000 ? 'f' : 'm')) },
    };
    expect(conclusions(grown)).toEqual([less, less, less, 'inconclusive']);
    const back = { ...grown, before: grown.after, after: grown.before };
    const more = 'more_disparity';
    expect(conclusions(back)).toEqual([more, more, more, 'inconclusive']);
    expect(conclusions({ ...grown, after: grown.before })).not.toContain(less);
  });

  it('rows make changes surer; unknown rows stand in the costs and nowhere else', () => {
    const rows = {
      ...known,
      after: Uint8Array.from(known.after as Uint8Array, (one, row) => (row === 0 ? 0 : one)),
      sensitive: {
        sex: Array.from({ length: size }, (_, row) => (row === 0 ? null : isF(row) ? 'f' : 'm')),
      },
    };
    const widthOf = ({ disparities }: MitigationComparison): number => {
      const { interval } = disparities[0]!.change;
      return interval!.upper - interval!.lower;
    };
    // Of f 30, then 40; of m 60 both times: neither may be parity.
    const surer = {
      ...known,
      after: Uint8Array.from(known.after as Uint8Array, (one, row) =>
        row >= 40 && isF(row) ? 0 : one,
      ),
    };
    // After, f and m may be equal: which is ahead is not known, and rows make nothing surer.
    expect(widthOf(paired(rows))).toBe(widthOf(compareMitigation(tensorsOf(rows))));
    const costs = { falsePositive: 7, falseNegative: 2 };
    const both = paired(rows, { costs });
    expect(widthOf(paired(surer))).toBeLessThan(widthOf(compareMitigation(tensorsOf(surer))));
    expect(both.unknown).toEqual({ before: 1, after: 1 });
    expect(both.groups.map(({ n }) => n.after)).toEqual([99, 100]);
    expect(both.changed?.toRejected).toBe(1);
    // 110 of 200 are not selected before, and 91 after.
    expect(both.costs).toEqual({
      definition: 'codexhub.error_cost',
      unit: costs,
      before: { defined: true, value: 220 },
      after: { defined: true, value: 182 },
      change: { defined: true, value: -38 },
    });
  });
});

it('above 64 groups the intervals come from simultaneous rates', () => {
  const groups = 70;
  const rows = groups * 40;
  const groupOf = (row: number): number => Math.floor(row / 40);
  const selected = (row: number, of: number): number =>
    row % 40 < of + (groupOf(row) % 3) ? 1 : 0;
  const found = paired({
    yTrue: Array.from({ length: rows }, (_, row) => row % 2),
    before: Array.from({ length: rows }, (_, row) => selected(row, groupOf(row) === 9 ? 5 : 30)),
    after: Array.from({ length: rows }, (_, row) => selected(row, 30)),
    sensitive: { g: Array.from({ length: rows }, (_, row) => `g${groupOf(row)}`) },
  });
  const counts = Array.from({ length: groups }, (_, group) => ({
    successes: (group === 9 ? 5 : 30) + (group % 3),
    trials: 40,
  }));
  const bounds = simultaneousRateIntervals({ rates: counts, level: 0.95 });
  const lowers = bounds.map((one) => one!.lower);
  const uppers = bounds.map((one) => one!.upper);
  const method = { level: 0.95, method: 'wilson+sidak' };
  const [difference, ratio] = found.disparities.map(({ before }) => before.interval);
  expect(difference).toEqual({
    lower: Math.max(...lowers) - Math.min(...uppers),
    upper: Math.max(...uppers) - Math.min(...lowers),
    ...method,
  });
  expect(ratio).toEqual({
    lower: Math.min(...lowers) / Math.max(...uppers),
    upper: Math.min(...uppers) / Math.max(...lowers),
    ...method,
  });
  // After, all may be equal.
  expect(found.disparities.map(({ after }) => after.interval)).toMatchObject([
    { lower: 0 },
    { upper: 1 },
    { lower: 0 },
    { lower: 0 },
  ]);
});

it('accuracy counts both labels: who is rightly rejected is right, too', () => {
  const found = paired({
    yTrue: [0, 0, 0, 0, 1, 1, 1, 1, 1, 0],
    before: [1, 1, 1, 0, 0, 0, 1, 1, 1, 0],
    after: [0, 0, 1, 0, 1, 0, 1, 0, 0, 1],
    sensitive: { sex: Array(10).fill('f') },
  });
  const { change } = found.groups[0]!.rates.accuracy;
  expect(change).toEqual({
    value: { defined: true, value: 0 },
    // Right after alone: two of label 0, one of label 1. Before alone: one and two.
    interval: pairedDifferenceInterval({ a: 2, b: 3, c: 3, d: 2 }, 0.95),
  });
});

describe('what is refused', () => {
  const tensors = tensorsOf(known);
  const other: GroupTensor = groupTensor({ yTrue: [1], yPred: [1], sensitive: { race: ['p'] } });
  it.each([
    ['other attributes', 'GOVERNANCE_TENSORS_DIFFER', { after: other }],
    ['other rows', 'GOVERNANCE_TENSORS_DIFFER', { rows: { ...known, after: known.before } }],
    [
      'rows of another attribute',
      'GOVERNANCE_TENSORS_DIFFER',
      { rows: { ...known, sensitive: { race: known.sensitive['sex'] } } },
    ],
    [
      'rows with weights, tensors without',
      'GOVERNANCE_TENSORS_DIFFER',
      { rows: { ...known, weights: Array(size).fill(1) } },
    ],
    [
      'rows of other weights',
      'GOVERNANCE_TENSORS_DIFFER',
      {
        ...tensorsOf({ ...known, weights: Array(size).fill(1) }),
        rows: { ...known, weights: Array(size).fill(2) },
      },
    ],
    ['rows of unequal length', 'GOVERNANCE_LENGTHS_UNEQUAL', { rows: { ...known, before: [1] } }],
    [
      'a NaN weight',
      'GOVERNANCE_WEIGHTS_INVALID',
      { rows: { ...known, weights: Array(size).fill(Number.NaN) } },
    ],
    [
      'a label of 2',
      'GOVERNANCE_LABELS_INVALID',
      { rows: { ...known, yTrue: Array(size).fill(2) } },
    ],
    ['level', 'GOVERNANCE_OPTION_INVALID', { level: 1 }],
    ['level', 'GOVERNANCE_OPTION_INVALID', { level: Number.NaN }],
    [
      'costs',
      'GOVERNANCE_OPTION_INVALID',
      { costs: { falsePositive: Number.NaN, falseNegative: 1 } },
    ],
    ['costs', 'GOVERNANCE_OPTION_INVALID', { costs: { falsePositive: 1 } }],
  ])('%s: %s', (_, code, bad) => {
    expect(() => compareMitigation({ ...tensors, ...bad } as never)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('tensors of other sizes have costs, and no change of them', () => {
    const fewer = groupTensor({ yTrue: [1], yPred: [0], sensitive: { sex: ['f'] } });
    const found = compareMitigation({
      before: fewer,
      after: tensors.after,
      costs: { falsePositive: 1, falseNegative: 1 },
    });
    expect(found.costs?.change).toEqual({ defined: false, reason: 'totals_differ' });
    expect(found.groups[1]!.rates.accuracy.before.value).toEqual({
      defined: false,
      reason: 'no_rows',
    });
    expect(found.disparities[0]!.before.value).toEqual({ defined: false, reason: 'no_rows' });
  });
});
