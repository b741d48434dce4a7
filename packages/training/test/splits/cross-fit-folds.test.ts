import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossFitFolds } from '../../src/index.ts';

test('folds are balanced in all and within every stratum', () => {
  const strata = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 30, maxLength: 200 });
  fc.assert(
    fc.property(strata, fc.integer({ min: 2, max: 5 }), fc.integer(), (drawn, folds, seed) => {
      const labels = [...drawn, ...'aaaaabbbbbccccc'];
      const fold = crossFitFolds({ labels, folds, seed, repeat: 0 });
      for (const keep of ['abc', 'a', 'b', 'c']) {
        const sizes = Array.from({ length: folds }, () => 0);
        labels.forEach((label, row) => {
          if (keep.includes(label)) sizes[fold[row]!]! += 1;
        });
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 20261121, numRuns: 100 },
  );
});

test('with groups, none is torn and every fold has every stratum', () => {
  const rows = fc.array(fc.tuple(fc.nat(30), fc.constantFrom('a', 'b')), {
    minLength: 80,
    maxLength: 200,
  });
  fc.assert(
    fc.property(rows, fc.integer({ min: 2, max: 4 }), fc.integer(), (drawn, folds, seed) => {
      const labels = drawn.map(([, label]) => label);
      const groups = drawn.map(([group]) => group);
      const deal = (repeat: number) => crossFitFolds({ labels, groups, folds, seed, repeat });
      const fold = deal(0);
      expect(new Set(groups.map((group, row) => `${group} ${fold[row]}`)).size).toBe(
        new Set(groups).size,
      );
      expect(new Set(labels.map((label, row) => `${label} ${fold[row]}`)).size).toBe(2 * folds);
      expect(deal(0)).toEqual(fold);
    }),
    { seed: 20261121, numRuns: 60 },
  );
  const groups = Array.from({ length: 60 }, (_, row) => row >> 1);
  const labels = groups.map((_, row) => 'ab'[row % 2]!);
  const deal = (repeat: number) => crossFitFolds({ labels, groups, folds: 3, seed: 1, repeat });
  expect(deal(0)).not.toEqual(deal(1));
});

test('too few groups, and groups that do not reach, are refused', () => {
  const labels = ['a', 'a', 'a', 'b', 'b', 'b'];
  const deal = (groups: number[]) => () =>
    crossFitFolds({ labels, groups, folds: 3, seed: 1, repeat: 0 });
  expect(deal([1, 1, 2, 2, 1, 1])).toThrow(
    expect.objectContaining({ code: 'TRAINING_GROUPS_TOO_FEW' }),
  );
  expect(deal([1, 2, 3, 4, 4, 4])).toThrow(
    expect.objectContaining({
      code: 'TRAINING_STRATUM_TOO_SMALL',
      details: { stratum: 'b', groups: 1, required: 3 },
    }),
  );
});

test('a repeat draws otherwise, and the same again', () => {
  const labels = Array.from({ length: 40 }, (_, row) => row % 2);
  const folds = (repeat: number, seed = 1) => [
    ...crossFitFolds({ labels, folds: 5, seed, repeat }),
  ];
  expect(folds(0)).toEqual(folds(0));
  expect(folds(0)).not.toEqual(folds(1));
  expect(folds(0)).not.toEqual(folds(0, 2));
});

test('a stratum with fewer rows than folds is refused with its size', () => {
  expect(() =>
    crossFitFolds({ labels: ['a', 'a', 'a', 'b', 'b'], folds: 3, seed: 1, repeat: 0 }),
  ).toThrow(
    expect.objectContaining({
      code: 'TRAINING_STRATUM_TOO_SMALL',
      details: { stratum: 'b', rows: 2, required: 3 },
    }),
  );
  expect(() => crossFitFolds({ labels: ['a', 'a'], folds: 1, seed: 1, repeat: 0 })).toThrow(
    expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
  );
});
