import { TrainingError } from '../errors.ts';
import { allocate } from './allocate.ts';
import { createLegacyGenerator } from './legacy-generator.ts';
import { countCodes, type Strata } from './strata.ts';

export interface TrainTestOptions {
  /** How many rows there are. */
  readonly length: number;
  /** The share of the second part, in (0, 1). */
  readonly testShare: number;
  readonly strata?: Pick<Strata, 'codes' | 'names'> | undefined;
  readonly seed: number;
}

export interface TrainTestRows {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * Two parts of the rows 0 … length − 1: those of scikit-learn's `train_test_split` with
 * `test_size`, `stratify` and `random_state`, in the same order.
 *
 * @throws TrainingError `TRAINING_STRATUM_TOO_SMALL` where a stratum has fewer than two rows, or a
 * part has fewer rows than there are strata.
 * @see reference: scikit-learn 1.9.1 `train_test_split`
 */
export function trainTestRows({
  length,
  testShare,
  strata,
  seed,
}: TrainTestOptions): TrainTestRows {
  const testSize = Math.ceil(testShare * length);
  const trainSize = length - testSize;
  const generator = createLegacyGenerator(seed);
  if (!strata) {
    requirePart(trainSize, 1);
    const order = generator.permutation(length);
    return { train: order.slice(testSize), test: order.slice(0, testSize) };
  }
  const { codes, names } = strata;
  const counts = countCodes(codes, names.length);
  requireStrata(names, counts);
  requirePart(trainSize, names.length);
  requirePart(testSize, names.length);
  const trainCounts = allocate(counts, trainSize, generator);
  const rest = counts.map((count, at) => count - trainCounts[at]!);
  const testCounts = allocate(rest, testSize, generator);
  const train: number[] = [];
  const test: number[] = [];
  for (const [at, rows] of rowsOfStrata(codes, counts).entries()) {
    const order = generator.permutation(rows.length);
    const split = trainCounts[at]!;
    for (const row of order.subarray(0, split)) train.push(rows[row]!);
    for (const row of order.subarray(split, split + testCounts[at]!)) test.push(rows[row]!);
  }
  return {
    train: generator.shuffle(Int32Array.from(train)),
    test: generator.shuffle(Int32Array.from(test)),
  };
}

/** The rows of each stratum, in their order. */
export function rowsOfStrata(codes: Int32Array, counts: Int32Array): readonly Int32Array[] {
  const rows = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  codes.forEach((code, row) => {
    rows[code]![filled[code]!] = row;
    filled[code]! += 1;
  });
  return rows;
}

function requireStrata(names: readonly string[], counts: Int32Array): void {
  const at = counts.findIndex((count) => count < 2);
  if (at < 0) return;
  throw new TrainingError('TRAINING_STRATUM_TOO_SMALL', {
    message: `split: every stratum must have at least 2 rows at each cut; stratum "${names[at]}" has ${counts[at]!}; merge it with another one, or stratify by another column`,
    details: { stratum: names[at] ?? '', rows: counts[at]!, required: 2 },
  });
}

function requirePart(size: number, strata: number): void {
  if (size >= strata) return;
  throw new TrainingError('TRAINING_STRATUM_TOO_SMALL', {
    message: `split: every part must have at least one row per stratum (${strata}); one part would have ${size}; add rows, or change the ratios`,
    details: { rows: size, required: strata },
  });
}
