import { requireOption } from '../internal/require-option.ts';

/** Sizes of a cut. A number below 1 is a share, an integer from 1 up a count. */
export interface PartSizes {
  /** Where both sizes are absent, the default of the splitter. */
  readonly testSize?: number | undefined;
  /** The complement of `testSize` where absent. */
  readonly trainSize?: number | undefined;
}

/** How many there are in each part. */
export interface PartCounts {
  readonly train: number;
  readonly test: number;
}

/**
 * Counts from sizes: `ceil(testSize · n)` and `floor(trainSize · n)`; where one is absent, it gets the
 * rest. Where both are given and do not reach n, the other rows are in neither part.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a size is no share or count, both together
 * exceed n, or the training part is empty.
 * @see reference: scikit-learn 1.9.1 `_validate_shuffle_split`
 * @example
 * partCounts(10, { testSize: 0.25 }, 0.1); // Returns: { train: 7, test: 3 }
 */
export function partCounts(
  n: number,
  { testSize, trainSize }: PartSizes,
  fallback: number,
): PartCounts {
  requireOption(Number.isInteger(n) && n >= 0, 'split: length', 'an integer from 0 up', n);
  requireSize('testSize', testSize, n);
  requireSize('trainSize', trainSize, n);
  if (testSize !== undefined && trainSize !== undefined && testSize < 1 && trainSize < 1) {
    requireOption(
      testSize + trainSize <= 1,
      'split: testSize + trainSize',
      'at most 1',
      testSize + trainSize,
    );
  }
  const wanted = testSize ?? (trainSize === undefined ? fallback : undefined);
  const testCount = wanted === undefined ? undefined : countOf(wanted, n, Math.ceil);
  const trainCount = trainSize === undefined ? undefined : countOf(trainSize, n, Math.floor);
  const test = testCount ?? n - (trainCount ?? 0);
  const train = trainCount ?? n - test;
  requireOption(
    train + test <= n,
    'split: testSize and trainSize together',
    `at most ${n}`,
    train + test,
  );
  requireOption(train >= 1, 'split: the training part', 'of one at least', train);
  return { train, test };
}

function countOf(size: number, n: number, round: (exact: number) => number): number {
  return size < 1 ? round(size * n) : size;
}

function requireSize(name: string, size: number | undefined, n: number): void {
  if (size === undefined) return;
  const share = size > 0 && size < 1;
  const count = Number.isInteger(size) && size >= 1 && size < n;
  requireOption(share || count, `split: ${name}`, `a share in (0, 1) or a count below ${n}`, size);
}
