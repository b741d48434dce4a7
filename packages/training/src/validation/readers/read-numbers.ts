import type { NumberColumn, TimeColumn } from '@codexhub/common-config/columns';
import { addMoments, type Moments } from './moments.ts';
import { skipInside } from './skip-inside.ts';

/** What one pass over the numbers of a chunk tells. */
export interface NumberSummary {
  /** Rows that were looked at, missing ones among them. */
  rows: number;
  missing: number;
  /** Cells that are there and say NaN. */
  notANumber: number;
  /** Of the cells that are there and are no NaN; +∞ and −∞ where there are none. */
  minimum: number;
  maximum: number;
}

/** Reads the rows of a mask (all where there is none) once; moments are carried on where asked for. */
export function readNumbers(
  column: NumberColumn | TimeColumn,
  mask: Uint8Array | undefined,
  moments: Moments | undefined,
): NumberSummary {
  const validity = column.kind === 'number' ? column.validity : undefined;
  if (mask || validity) return readSome(column.values, mask, validity, moments);
  return readDense(column.values, moments);
}

/** Rows that are looked at by one loop and then the next, so that they stay near the processor. */
const BLOCK = 1024;

function readDense(values: Float64Array, moments: Moments | undefined): NumberSummary {
  const summary = emptySummary(values.length);
  for (let from = 0; from < values.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, values.length);
    const missing = widen(summary, values, from, to);
    if (moments) addMoments(moments, values, from, to, missing);
  }
  return summary;
}

function emptySummary(rows: number): NumberSummary {
  return { rows, missing: 0, notANumber: 0, minimum: Infinity, maximum: -Infinity };
}

/**
 * Takes a block into the counts and extremes; gives how many of its cells are missing. What is asked of
 * four rows at once is whether they lie between all rows before them, as nearly all do. The last row
 * counts as before: the rows of a block that ascends lie between its ends.
 */
function widen(summary: NumberSummary, values: Float64Array, from: number, to: number): number {
  let { minimum, maximum } = summary;
  let missing = 0;
  for (const end of [values[from]!, values[to - 1]!]) {
    if (end < minimum) minimum = end;
    if (end > maximum) maximum = end;
  }
  let row = from;
  while (row < to) {
    row = skipInside(values, row, to, minimum, maximum);
    for (const end = Math.min(row + 4, to); row < end; row += 1) {
      const value = values[row]!;
      if (Number.isNaN(value)) missing += 1;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    }
  }
  summary.missing += missing;
  summary.minimum = minimum;
  summary.maximum = maximum;
  return missing;
}

function readSome(
  values: Float64Array,
  mask: Uint8Array | undefined,
  validity: Uint8Array | undefined,
  moments: Moments | undefined,
): NumberSummary {
  const summary = { rows: 0, missing: 0, notANumber: 0 };
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row += 1) {
    if (mask && mask[row] === 0) continue;
    summary.rows += 1;
    const value = values[row]!;
    if (validity && (validity[row >> 3]! & (1 << (row & 7))) === 0) summary.missing += 1;
    else if (!Number.isNaN(value)) {
      kept[count] = value;
      count += 1;
    } else if (validity) summary.notANumber += 1;
    else summary.missing += 1;
  }
  const { minimum, maximum } = readDense(kept.subarray(0, count), moments);
  return { ...summary, minimum, maximum };
}
