import type { NumberColumn, TimeColumn } from '@codexhub/common-config/columns';
import type { Moments } from './moments.ts';

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
  return moments ? readWithMoments(column.values, moments) : readExtremes(column.values);
}

/**
 * Rows that are looked at in turn by each of the loops below, so that they stay near the processor.
 * One loop with all of their sums takes three times as long: it has more numbers than registers.
 */
const BLOCK = 1024;

function readExtremes(values: Float64Array): NumberSummary {
  const summary = emptySummary();
  for (let from = 0; from < values.length; from += BLOCK) {
    widen(summary, values, from, Math.min(from + BLOCK, values.length));
  }
  return summary;
}

function readWithMoments(values: Float64Array, moments: Moments): NumberSummary {
  const summary = emptySummary();
  if (Number.isNaN(moments.shift)) moments.shift = firstOf(values);
  for (let from = 0; from < values.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, values.length);
    const missing = widen(summary, values, from, to);
    addMoments(moments, values, from, to, missing > 0);
  }
  moments.count += summary.rows - summary.missing;
  return summary;
}

function emptySummary(): NumberSummary {
  return { rows: 0, missing: 0, notANumber: 0, minimum: Infinity, maximum: -Infinity };
}

/** Takes some rows into the counts and extremes; gives how many of them are missing. */
function widen(summary: NumberSummary, values: Float64Array, from: number, to: number): number {
  let { minimum, maximum } = summary;
  let missing = 0;
  for (let row = from; row < to; row += 1) {
    const value = values[row]!;
    // Nearly every value lies between those before it: one comparison more for the few, two less for the many.
    if (value >= minimum && value <= maximum) continue;
    if (Number.isNaN(value)) {
      missing += 1;
      continue;
    }
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  summary.rows += to - from;
  summary.missing += missing;
  summary.minimum = minimum;
  summary.maximum = maximum;
  return missing;
}

// The accumulators are local: a field of an object would be written at every row.
function addMoments(
  moments: Moments,
  values: Float64Array,
  from: number,
  to: number,
  someMissing: boolean,
): void {
  const { shift } = moments;
  let { sum, sumLost, squares, squaresLost } = moments;
  for (let row = from; row < to; row += 1) {
    const read = values[row]!;
    const isMissing = someMissing && Number.isNaN(read);
    const value = isMissing ? 0 : read;
    const nextSum = sum + value;
    const added = nextSum - sum;
    sumLost += sum - (nextSum - added) + (value - added);
    sum = nextSum;
    const distance = isMissing ? 0 : read - shift;
    const square = distance * distance;
    const nextSquares = squares + square;
    squaresLost += square - (nextSquares - squares);
    squares = nextSquares;
  }
  moments.sum = sum;
  moments.sumLost = sumLost;
  moments.squares = squares;
  moments.squaresLost = squaresLost;
}

function firstOf(values: Float64Array): number {
  for (let row = 0; row < values.length; row += 1) {
    if (!Number.isNaN(values[row]!)) return values[row]!;
  }
  return Number.NaN;
}

function readSome(
  values: Float64Array,
  mask: Uint8Array | undefined,
  validity: Uint8Array | undefined,
  moments: Moments | undefined,
): NumberSummary {
  const summary = { rows: 0, missing: 0, notANumber: 0, minimum: Infinity, maximum: -Infinity };
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
  const dense = kept.subarray(0, count);
  const { minimum, maximum } = moments ? readWithMoments(dense, moments) : readExtremes(dense);
  return { ...summary, minimum, maximum };
}
