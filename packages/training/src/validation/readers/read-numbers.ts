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

function readExtremes(values: Float64Array): NumberSummary {
  let missing = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (Number.isNaN(value)) {
      missing += 1;
      continue;
    }
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { rows: values.length, missing, notANumber: 0, minimum, maximum };
}

// The accumulators are local: a field of an object would be written at every row.
function readWithMoments(values: Float64Array, moments: Moments): NumberSummary {
  let { shift, sum, sumLost, squares, squaresLost } = moments;
  let missing = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  if (Number.isNaN(shift)) shift = firstOf(values);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (Number.isNaN(value)) {
      missing += 1;
      continue;
    }
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    const nextSum = sum + value;
    const addedSum = nextSum - sum;
    sumLost += sum - (nextSum - addedSum) + (value - addedSum);
    sum = nextSum;
    const distance = value - shift;
    const square = distance * distance;
    const nextSquares = squares + square;
    const addedSquares = nextSquares - squares;
    squaresLost += squares - (nextSquares - addedSquares) + (square - addedSquares);
    squares = nextSquares;
  }
  moments.count += values.length - missing;
  Object.assign(moments, { shift, sum, sumLost, squares, squaresLost });
  return { rows: values.length, missing, notANumber: 0, minimum, maximum };
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
