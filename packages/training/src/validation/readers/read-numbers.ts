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
  /** The extremes of each block of rows, where all rows were read: who looks for outliers skips blocks. */
  blocks: BlockExtremes | undefined;
}

export interface BlockExtremes {
  readonly minima: Float64Array;
  readonly maxima: Float64Array;
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
export const BLOCK = 1024;

function readExtremes(values: Float64Array): NumberSummary {
  const summary = emptySummary(values.length);
  for (let block = 0; block * BLOCK < values.length; block += 1) widen(summary, values, block);
  return summary;
}

function readWithMoments(values: Float64Array, moments: Moments): NumberSummary {
  const summary = emptySummary(values.length);
  if (Number.isNaN(moments.shift)) moments.shift = firstOf(values);
  for (let block = 0; block * BLOCK < values.length; block += 1) {
    const missing = widen(summary, values, block);
    const from = block * BLOCK;
    addMoments(moments, values, from, Math.min(from + BLOCK, values.length), missing > 0);
  }
  moments.count += summary.rows - summary.missing;
  return summary;
}

interface BlockSummary extends NumberSummary {
  blocks: BlockExtremes;
}

function emptySummary(rows: number): BlockSummary {
  const count = Math.ceil(rows / BLOCK);
  const blocks = { minima: new Float64Array(count), maxima: new Float64Array(count) };
  return { rows, missing: 0, notANumber: 0, minimum: Infinity, maximum: -Infinity, blocks };
}

/** Takes a block into the counts and extremes; gives how many of its cells are missing. */
function widen(summary: BlockSummary, values: Float64Array, block: number): number {
  const to = Math.min((block + 1) * BLOCK, values.length);
  let minimum = Infinity;
  let maximum = -Infinity;
  let missing = 0;
  for (let row = block * BLOCK; row < to; row += 1) {
    const value = values[row]!;
    // Nearly every value lies between those before it: the few are asked more, the many less.
    if (value >= minimum && value <= maximum) continue;
    if (Number.isNaN(value)) {
      missing += 1;
      continue;
    }
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  summary.missing += missing;
  if (minimum < summary.minimum) summary.minimum = minimum;
  if (maximum > summary.maximum) summary.maximum = maximum;
  summary.blocks.minima[block] = minimum;
  summary.blocks.maxima[block] = maximum;
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
  const dense = kept.subarray(0, count);
  const { minimum, maximum } = moments ? readWithMoments(dense, moments) : readExtremes(dense);
  // The blocks of what was kept are not those of the column.
  return { ...summary, minimum, maximum, blocks: undefined };
}
