import { requireOption } from '../internal/require-option.ts';
import type { PairFinding, PartName } from './leakage-report.ts';

/** Row numbers by part. */
export interface PartRows {
  readonly train: Int32Array;
  readonly validation?: Int32Array | undefined;
  readonly test: Int32Array;
}

/** A part that has rows. */
export interface Part {
  readonly name: PartName;
  readonly rows: Int32Array;
}

const SHOWN = 10;

/**
 * The parts that have rows, in their order.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a row is none of the table's.
 */
export function partsOf({ train, validation, test }: PartRows, rowCount: number): Part[] {
  const all: Part[] = [
    { name: 'train', rows: train },
    { name: 'validation', rows: validation ?? new Int32Array(0) },
    { name: 'test', rows: test },
  ];
  for (const { name, rows } of all) {
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at]!;
      const holds = row >= 0 && row < rowCount;
      if (!holds) requireOption(false, `leakage: ${name}`, `rows below ${rowCount}`, row);
    }
  }
  return all.filter(({ rows }) => rows.length > 0);
}

/** Every part with every later one. */
export function pairsOf(parts: readonly Part[]): (readonly [earlier: Part, later: Part])[] {
  return parts.flatMap((earlier, at) =>
    parts.slice(at + 1).map((later) => [earlier, later] as const),
  );
}

/** The finding of a pair: the rows of the later part that are concerned. */
export function findingOf(
  earlier: Part,
  later: Part,
  concerns: (row: number) => boolean,
): PairFinding {
  let rows = 0;
  const sample: number[] = [];
  for (let at = 0; at < later.rows.length; at += 1) {
    const row = later.rows[at]!;
    if (!concerns(row)) continue;
    rows += 1;
    if (sample.length < SHOWN) sample.push(row);
  }
  return { earlier: earlier.name, later: later.name, rows, of: later.rows.length, sample };
}
