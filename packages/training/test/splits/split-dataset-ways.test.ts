import {
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
  timeColumn,
} from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SplitOptions, type Splits, splitDataset } from '../../src/index.ts';

const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
const parts = ['train', 'validation', 'test'] as const;
const runs = { seed: 20261121, numRuns: 60 };
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

const everyRowOnce = (splits: Splits, rows: number) =>
  expect([...splits.train, ...splits.validation, ...splits.test].sort((a, b) => a - b)).toEqual([
    ...Array(rows).keys(),
  ]);
const noneTorn = (splits: Splits, groups: readonly string[]) => {
  const seen = parts.map((part) => new Set(Array.from(splits[part], (row) => groups[row])));
  const all = seen.reduce((sum, { size }) => sum + size, 0);
  expect(all).toBe(new Set(groups).size);
};
const grouped = (groups: readonly string[], labels: readonly string[] = groups): Table =>
  createTable({ group: categoryColumn(groups), label: categoryColumn(labels) });

describe('by groups', () => {
  const drawn = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 60, maxLength: 150 });
  test('no group is torn, every row is in one part, the same seed gives the same parts', () => {
    fc.assert(
      fc.property(drawn, seeds, (numbers, seed) => {
        const groups = numbers.map((group) => `g${group}`);
        const split = () => splitDataset(grouped(groups), { ratios, groupBy: 'group', seed });
        const splits = split();
        everyRowOnce(splits, groups.length);
        noneTorn(splits, groups);
        expect(split()).toEqual(splits);
      }),
      runs,
    );
  });
  test('several columns make one key', () => {
    const table = createTable({
      shop: categoryColumn(Array.from({ length: 90 }, (_, row) => `s${row % 3}`)),
      customer: numberColumn(Array.from({ length: 90 }, (_, row) => row % 7)),
    });
    const splits = splitDataset(table, { ratios, groupBy: ['shop', 'customer'], seed: 4 });
    everyRowOnce(splits, 90);
    noneTorn(
      splits,
      Array.from({ length: 90 }, (_, row) => `${row % 3} ${row % 7}`),
    );
    const shops = (part: Int32Array) => new Set(Array.from(part, (row) => row % 3)).size;
    expect(shops(splits.train)).toBe(3);
  });
});

describe('by groups and strata', () => {
  const drawn = fc.array(fc.tuple(fc.nat(40), fc.constantFrom('a', 'a', 'b')), {
    minLength: 150,
    maxLength: 300,
  });
  test('no group is torn, and every part is within its largest group of each share', () => {
    fc.assert(
      fc.property(drawn, seeds, (rows, seed) => {
        const groups = rows.map(([group]) => `g${group}`);
        const labels = rows.map(([, label]) => label);
        const options = { ratios, groupBy: 'group', stratifyBy: 'label', seed };
        const splits = splitDataset(grouped(groups, labels), options);
        everyRowOnce(splits, rows.length);
        noneTorn(splits, groups);
        for (const stratum of ['a', 'b']) {
          const sizes = new Map<string, number>();
          rows.forEach(([group, label]) => {
            if (label === stratum) sizes.set(`${group}`, (sizes.get(`${group}`) ?? 0) + 1);
          });
          const all = labels.filter((label) => label === stratum).length;
          for (const part of parts) {
            const held = [...splits[part]].filter((row) => labels[row] === stratum).length;
            expect(Math.abs(held - ratios[part] * all)).toBeLessThanOrEqual(
              Math.max(...sizes.values()),
            );
          }
        }
      }),
      runs,
    );
  });
  test('of equal parts the first, of equal groups those that the seed puts first', () => {
    // Groups of equal shares: by NumPy's permutation(6) of seed 0, which is 5 2 1 3 0 4.
    const groups = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5].map((group) => `g${group}`);
    const labels = groups.map((_, row) => 'ab'[row % 2]!);
    const thirds = { train: 1 / 3, validation: 1 / 3, test: 1 / 3 };
    const options = { ratios: thirds, groupBy: 'group', stratifyBy: 'label', seed: 0 };
    const splits = splitDataset(grouped(groups, labels), options);
    const held = parts.map((part) => [...new Set(Array.from(splits[part], (row) => row >> 1))]);
    expect(held).toEqual([
      [3, 5],
      [0, 2],
      [1, 4],
    ]);
  });
  test('the seed decides between equal groups', () => {
    const groups = Array.from({ length: 80 }, (_, row) => `g${row >> 1}`);
    const labels = groups.map((_, row) => 'ab'[row % 2]!);
    const table = grouped(groups, labels);
    const digest = (seed: number) =>
      splitDataset(table, { ratios, groupBy: 'group', stratifyBy: 'label', seed }).digest;
    expect(digest(1)).toBe(digest(1));
    expect(digest(1)).not.toBe(digest(2));
  });
});

describe('by time', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 30, maxLength: 200 });
  test('train before validation before test, no moment torn, the cut next to the ratio', () => {
    fc.assert(
      fc.property(moments, seeds, (drawn, seed) => {
        const times = [...drawn, -1, 41, 42];
        const table = createTable({ at: timeColumn(times.map((time) => time * 86_400_000)) });
        const splits = splitDataset(table, { ratios, timeBy: 'at', seed });
        everyRowOnce(splits, times.length);
        const of = (part: Int32Array) => Array.from(part, (row) => times[row]!);
        for (const part of parts) {
          expect(of(splits[part])).toEqual(of(splits[part]).sort((a, b) => a - b));
          expect(splits[part].length).toBeGreaterThan(0);
        }
        expect(Math.max(...of(splits.train))).toBeLessThan(Math.min(...of(splits.validation)));
        expect(Math.max(...of(splits.validation))).toBeLessThan(Math.min(...of(splits.test)));
        // No other cut between two moments leaves train nearer to its ratio.
        const sorted = [...times].sort((a, b) => a - b);
        const wanted = ratios.train * times.length;
        const cuts = [...sorted.keys()].filter((at) => at > 0 && sorted[at] !== sorted[at - 1]);
        const allowed = cuts.slice(0, -1).map((cut) => Math.abs(cut - wanted));
        expect(Math.abs(splits.train.length - wanted)).toBe(Math.min(...allowed));
      }),
      runs,
    );
  });
  test('a long moment at either end leaves a moment to every part', () => {
    const sizes = (moments: number[]) => {
      const splits = splitDataset(createTable({ at: numberColumn(moments) }), {
        ratios,
        timeBy: 'at',
        seed: 0,
      });
      return parts.map((part) => splits[part].length);
    };
    expect(sizes([1, 2, 3, 3, 3, 3, 3, 3, 3, 3])).toEqual([1, 1, 8]);
    expect(sizes([1, 1, 1, 1, 1, 1, 1, 1, 2, 3])).toEqual([8, 1, 1]);
  });
  test('a number column will do, and equal moments stay in the order of their rows', () => {
    const table = createTable({ year: numberColumn([3, 1, 2, 1, 3, 2]) });
    const third = { train: 1 / 3, validation: 1 / 3, test: 1 / 3 };
    const {
      train,
      validation,
      test: held,
    } = splitDataset(table, { ratios: third, timeBy: 'year', seed: 0 });
    expect([[...train], [...validation], [...held]]).toEqual([
      [1, 3],
      [2, 5],
      [0, 4],
    ]);
  });
});

test('without validation there are two parts, in every way', () => {
  const times = Array.from({ length: 40 }, (_, row) => (row * 7) % 40);
  const table = createTable({
    at: timeColumn(times),
    group: categoryColumn(times.map((time) => `g${time >> 1}`)),
    label: categoryColumn(times.map((time) => 'ab'[time % 2]!)),
  });
  const ways: Partial<SplitOptions>[] = [
    {},
    { stratifyBy: 'label' },
    { stratifyBy: ['label'] },
    { groupBy: 'group' },
    { groupBy: 'group', stratifyBy: 'label' },
    { timeBy: 'at' },
  ];
  for (const way of ways) {
    const two = splitDataset(table, { ratios: { train: 0.75, test: 0.25 }, seed: 2, ...way });
    everyRowOnce(two, 40);
    expect(two.validation).toHaveLength(0);
    expect(two.train).toHaveLength(30);
    const zero = { train: 0.75, validation: 0, test: 0.25 };
    expect(splitDataset(table, { ratios: zero, seed: 2, ...way })).toEqual(two);
  }
});

test('several columns to stratify by: each combination keeps its share', () => {
  const table = createTable({
    label: categoryColumn(Array.from({ length: 200 }, (_, row) => 'ab'[row % 2]!)),
    year: numberColumn(Array.from({ length: 200 }, (_, row) => (row >> 1) % 2)),
  });
  const splits = splitDataset(table, { ratios, stratifyBy: ['label', 'year'], seed: 5 });
  for (const part of parts) {
    const counts = [0, 0, 0, 0];
    for (const row of splits[part]) counts[row % 4]! += 1;
    expect(counts).toEqual(Array(4).fill(50 * ratios[part]));
  }
});

describe('refusals', () => {
  const rows = 40;
  const table = createTable({
    at: timeColumn(Array.from({ length: rows }, (_, row) => row >> 2)),
    two: timeColumn(Array.from({ length: rows }, (_, row) => row % 2)),
    hole: timeColumn([null, ...Array.from({ length: rows - 1 }, (_, row) => row)]),
    label: categoryColumn(Array.from({ length: rows }, (_, row) => 'ab'[row % 2]!)),
    group: categoryColumn(Array.from({ length: rows }, (_, row) => `g${row % 10}`)),
    pair: categoryColumn(Array.from({ length: rows }, (_, row) => `g${row % 2}`)),
    gap: categoryColumn([null, ...Array.from({ length: rows - 1 }, () => 'g')]),
    // Stratum "b" stands in two of the ten groups.
    rare: categoryColumn(Array.from({ length: rows }, (_, row) => (row % 10 < 2 ? 'b' : 'a'))),
  });
  test.each<[string, Partial<SplitOptions>, string, object]>([
    [
      'time and strata',
      { timeBy: 'at', stratifyBy: 'label' },
      'TRAINING_OPTIONS_CONTRADICT',
      { options: ['timeBy', 'stratifyBy'] },
    ],
    [
      'time and groups',
      { timeBy: 'at', groupBy: 'group' },
      'TRAINING_OPTIONS_CONTRADICT',
      { options: ['timeBy', 'groupBy'] },
    ],
    [
      'two moments for three parts',
      { timeBy: 'two' },
      'TRAINING_MOMENTS_TOO_FEW',
      { moments: 2, required: 3 },
    ],
    ['a missing moment', { timeBy: 'hole' }, 'TRAINING_OPTION_INVALID', {}],
    ['texts for moments', { timeBy: 'label' }, 'TRAINING_OPTION_INVALID', {}],
    [
      'two groups for three parts',
      { groupBy: 'pair' },
      'TRAINING_GROUPS_TOO_FEW',
      { groups: 2, required: 3 },
    ],
    [
      'two groups, with strata',
      { groupBy: 'pair', stratifyBy: 'label' },
      'TRAINING_GROUPS_TOO_FEW',
      { groups: 2 },
    ],
    ['a missing group', { groupBy: 'gap' }, 'TRAINING_OPTION_INVALID', { missing: 1 }],
    ['no column to group by', { groupBy: [] }, 'TRAINING_OPTION_INVALID', {}],
    [
      'a stratum in fewer groups than parts',
      { groupBy: 'group', stratifyBy: 'rare' },
      'TRAINING_STRATUM_TOO_SMALL',
      { stratum: 'b', groups: 2 },
    ],
    [
      'groups that leave train empty',
      { groupBy: 'group', ratios: { train: 0.05, validation: 0.15, test: 0.8 } },
      'TRAINING_GROUPS_TOO_FEW',
      {},
    ],
    [
      'groups that leave validation empty',
      { groupBy: 'group', ratios: { train: 0.8, validation: 0.05, test: 0.15 } },
      'TRAINING_GROUPS_TOO_FEW',
      {},
    ],
    ['a column that is not there', { groupBy: 'nope' }, 'COLUMN_MISSING', {}],
  ])('%s', (_, options, code, details) => {
    expect(() => splitDataset(table, { ratios, seed: 1, ...options })).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining(details) }),
    );
  });
  test('no message names a group', () => {
    const call = () => splitDataset(table, { ratios, seed: 1, groupBy: 'pair' });
    expect(call).toThrow(/received 2/);
    expect(call).not.toThrow(/g0|g1/);
  });
});
