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
