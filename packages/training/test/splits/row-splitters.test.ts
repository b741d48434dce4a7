import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { categoryColumn, createTable } from '@codexhub/common-config/columns';
import { describe, expect, test } from 'vitest';
import {
  groupKFold,
  groupShuffleSplit,
  kFold,
  leaveOneGroupOut,
  repeatedKFold,
  repeatedStratifiedKFold,
  shuffleSplit,
  splitDataset,
  stratifiedGroupKFold,
  stratifiedKFold,
  stratifiedShuffleSplit,
  type TrainTestRows,
  timeSeriesSplit,
  trainTestSplit,
} from '../../src/index.ts';

const splitters = {
  groupKFold,
  groupShuffleSplit,
  kFold,
  leaveOneGroupOut,
  repeatedKFold,
  repeatedStratifiedKFold,
  shuffleSplit,
  stratifiedGroupKFold,
  stratifiedKFold,
  stratifiedShuffleSplit,
  timeSeriesSplit,
  trainTestSplit: (options: Parameters<typeof trainTestSplit>[0]) => [trainTestSplit(options)],
} as unknown as Readonly<Record<string, (options: object) => TrainTestRows[]>>;

interface Case {
  readonly splitter: string;
  readonly options: { readonly nSplits?: number };
  readonly length?: number;
  readonly labels?: (string | number)[];
  readonly groups?: (string | number)[];
  /** Train and test of each cut, or the fold of each row as a letter, or a refusal. */
  readonly parts?: [number[], number[]][];
  readonly folds?: string;
  readonly refused?: true;
}

const fixture: {
  readonly cases: Case[];
  readonly twice: {
    groups: string[];
    ratios: { train: number; validation: number; test: number };
    seed: number;
    rows: number[][];
  }[];
  readonly large: { splitter: string; seed: number; sha256: string }[];
} = JSON.parse(readFileSync(new URL('../fixtures/row-splits.json', import.meta.url), 'utf8'));

const run = ({ splitter, options, length, labels, groups }: Case): TrainTestRows[] =>
  splitters[splitter]!({
    ...options,
    ...(length === undefined ? {} : { length }),
    ...(labels && { labels }),
    ...(groups && { groups }),
  });

/** The fold of each row as a letter, repeat after repeat; the training rows must be all others, ascending. */
function letters(pairs: readonly TrainTestRows[], nSplits: number): string {
  let text = '';
  for (let start = 0; start < pairs.length; start += nSplits) {
    const folds: string[] = [];
    pairs.slice(start, start + nSplits).forEach(({ train, test: held }, fold) => {
      const inside = new Set(held);
      const all = train.length + held.length;
      expect([...train]).toEqual([...Array(all).keys()].filter((row) => !inside.has(row)));
      expect([...held]).toEqual([...held].sort((a, b) => a - b));
      for (const row of held) folds[row] = String.fromCharCode(97 + fold);
    });
    text += folds.join('');
  }
  return text;
}

describe('the rows of scikit-learn 1.9.1', () => {
  test.each(Object.keys(splitters))('%s', (splitter) => {
    const cases = fixture.cases.filter((one) => one.splitter === splitter);
    expect(cases.length).toBeGreaterThan(15);
    for (const given of cases) {
      if (given.refused) {
        expect(() => run(given)).toThrow(
          expect.objectContaining({ code: 'TRAINING_STRATUM_TOO_SMALL' }),
        );
      } else if (given.parts) {
        expect(run(given).map((cut) => [[...cut.train], [...cut.test]])).toEqual(given.parts);
      } else {
        const pairs = run(given);
        expect(letters(pairs, given.options.nSplits ?? pairs.length)).toBe(given.folds);
      }
    }
  });

  test.each(fixture.large)('$splitter of 1003 rows full of ties, seed $seed', (given) => {
    const rows = [...Array(1003).keys()];
    const pairs = splitters[given.splitter]!({
      length: 1003,
      labels: rows.map((i) => ((7919 * i) % 10 < 3 ? 'b' : i % 17 === 0 ? 'c' : 'a')),
      groups: rows.map((i) => (i * i + 7 * i) % 97),
      seed: given.seed,
      ...(given.splitter.endsWith('Fold') ? { nSplits: 5, shuffle: true } : { nSplits: 2 }),
    });
    const hash = createHash('sha256');
    for (const { train, test: held } of pairs) hash.update(train).update(held);
    expect(hash.digest('hex')).toBe(given.sha256);
  });

  test('splitDataset by groups is GroupShuffleSplit, and again on the rest', () => {
    for (const { groups, ratios, seed, rows } of fixture.twice) {
      const table = createTable({ key: categoryColumn(groups) });
      const splits = splitDataset(table, { ratios, groupBy: 'key', seed });
      expect([splits.train, splits.validation, splits.test].map((part) => [...part])).toEqual(rows);
    }
  });
});

describe('the same answer for every form of the keys', () => {
  const words = ['b', 'a', 'b', 'a', 'c', 'c', 'b', 'a'];
  const cut = (labels: Parameters<typeof stratifiedKFold>[0]['labels']) =>
    stratifiedKFold({ labels, nSplits: 2, shuffle: true, seed: 3 });
  test('texts, a column, a column whose dictionary has unused and doubled words', () => {
    const codes = Int32Array.from(words, (word, row) => 'zabcb'.indexOf(word, row === 2 ? 4 : 0));
    const odd = { kind: 'category', codes, categories: [...'zabcb'] } as const;
    expect(cut(categoryColumn(words))).toEqual(cut(words));
    expect(cut(odd)).toEqual(cut(words));
  });
  test('numbers in any list', () => {
    const ranks = words.map((word) => 'abc'.indexOf(word));
    expect(cut(ranks)).toEqual(cut(words));
    expect(cut(Uint8Array.from(ranks))).toEqual(cut(words));
    expect(cut(ranks.map((rank) => (rank === 0 ? -0 : rank)))).toEqual(cut(words));
    // Close together they are counted, far apart hashed: the same ranks.
    expect(cut(ranks.map((rank) => rank * 1e9 - 3))).toEqual(cut(words));
    expect(cut(ranks.map((rank) => rank / 7))).toEqual(cut(words));
  });
});

describe('refusals', () => {
  const refused = (call: () => unknown, code: string, details: object = {}) =>
    expect(call).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining(details) }),
    );
  const invalid = 'TRAINING_OPTION_INVALID';
  const length = 10;

  test.each([
    ['a share of 0', { testSize: 0 }],
    ['a count of all rows', { testSize: 10 }],
    ['a count with a fraction', { testSize: 2.5 }],
    ['a share that is NaN', { trainSize: Number.NaN }],
    ['shares above 1', { testSize: 0.6, trainSize: 0.5 }],
    ['counts above all', { testSize: 6, trainSize: 5 }],
    ['an empty training part', { testSize: 0.95 }],
    ['no cut at all', { nSplits: 0 }],
    ['a seed that is none', { seed: 1.5 }],
  ])('%s', (_, options) => {
    refused(() => shuffleSplit({ length, seed: 1, ...options }), invalid);
  });
  test('one fold, and more folds than rows', () => {
    refused(() => kFold({ length, nSplits: 1 }), invalid);
    refused(() => kFold({ length, nSplits: 11 }), invalid);
    refused(() => repeatedKFold({ length, nRepeats: 0, seed: 1 }), invalid);
  });
  test('a seed that decides nothing, and a shuffle without one', () => {
    const contradict = 'TRAINING_OPTIONS_CONTRADICT';
    refused(() => kFold({ length, seed: 1 }), contradict, { options: ['shuffle: false', 'seed'] });
    refused(() => kFold({ length, shuffle: true }), invalid);
    refused(() => trainTestSplit({ length, shuffle: false, seed: 1 }), contradict);
    refused(() => trainTestSplit({ length, shuffle: false, stratify: [1] }), contradict);
    refused(() => trainTestSplit({ length }), invalid);
  });
  test('a stratum that is not in every fold is named', () => {
    const labels = ['a', 'a', 'a', 'b', 'b', 'b', 'b'];
    const rare = 'TRAINING_STRATUM_TOO_SMALL';
    refused(() => stratifiedKFold({ labels, nSplits: 4 }), rare, { stratum: 'a', rows: 3 });
    refused(() => stratifiedGroupKFold({ labels, groups: labels, nSplits: 2 }), rare, {
      stratum: 'a',
      groups: 1,
    });
  });
  test('too few groups, without their names', () => {
    const few = 'TRAINING_GROUPS_TOO_FEW';
    const groups = ['x', 'y', 'x', 'y'];
    refused(() => groupKFold({ groups, nSplits: 3 }), few, { groups: 2, required: 3 });
    refused(() => groupShuffleSplit({ groups: ['x', 'x'], seed: 1 }), few, { groups: 1 });
    refused(() => leaveOneGroupOut({ groups: ['x', 'x'] }), few, { groups: 1, required: 2 });
  });
  test('no rows at all', () => {
    refused(() => stratifiedShuffleSplit({ labels: [], seed: 1 }), invalid);
    refused(() => stratifiedKFold({ labels: categoryColumn([]), nSplits: 2 }), invalid);
    refused(() => groupShuffleSplit({ groups: [], seed: 1 }), 'TRAINING_GROUPS_TOO_FEW');
  });
  test('keys that are missing, mixed, or of other rows', () => {
    refused(() => groupKFold({ groups: [1, Number.NaN], nSplits: 2 }), invalid, { missing: 1 });
    const column = categoryColumn(['x', null, null]);
    refused(() => groupKFold({ groups: column, nSplits: 2 }), invalid, { missing: 2 });
    const said = {
      kind: 'number',
      values: Float64Array.of(1, Number.NaN),
      validity: Uint8Array.of(3),
    } as const;
    refused(() => groupKFold({ groups: said, nSplits: 2 }), invalid, { missing: 1 });
    const mixed = ['x', 1] as unknown as string[];
    refused(() => groupKFold({ groups: mixed, nSplits: 2 }), invalid);
    const hole = [1, null] as unknown as number[];
    refused(() => groupKFold({ groups: hole, nSplits: 2 }), invalid);
    refused(() => stratifiedGroupKFold({ labels: [1, 1], groups: [1], nSplits: 2 }), invalid);
    refused(() => trainTestSplit({ length: 3, stratify: [1, 1], seed: 1 }), invalid);
  });
  test('a series too short for its cuts', () => {
    refused(() => timeSeriesSplit({ length: 5 }), invalid);
    refused(() => timeSeriesSplit({ length, nSplits: 3, testSize: 3, gap: 1 }), invalid);
    refused(() => timeSeriesSplit({ length, nSplits: 3, gap: -1 }), invalid);
  });
});
