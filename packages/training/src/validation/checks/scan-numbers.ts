import type { NumberColumn, TimeColumn } from '@codexhub/common-config/columns';
import type { ColumnPart } from '../readers/column-part.ts';
import { skipInside } from '../readers/skip-inside.ts';
import { keepRow, type RowSample } from '../row-sample.ts';

/** A range, both ends in it; a strict end has been moved to the next number. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Whether the extremes of some values already say that all of them lie in a range. */
export function isInside(range: NumberRange, minimum: number, maximum: number): boolean {
  return minimum >= range.minimum && maximum <= range.maximum;
}

/** Counts the cells outside a range; a NaN that was said is outside of every range. */
export function scanRange(
  part: ColumnPart,
  { minimum, maximum }: NumberRange,
  sample: RowSample,
): number {
  const { values, validity, mask, firstRow } = numbersOf(part);
  let unexpected = 0;
  let row = 0;
  while (row < values.length) {
    row = skipInside(values, row, values.length, minimum, maximum);
    for (const end = Math.min(row + 4, values.length); row < end; row += 1) {
      const value = values[row]!;
      if (value >= minimum && value <= maximum) continue;
      if (mask && mask[row] === 0) continue;
      if (validity ? (validity[row >> 3]! & (1 << (row & 7))) === 0 : Number.isNaN(value)) continue;
      unexpected += 1;
      keepRow(sample, firstRow + row, value);
    }
  }
  return unexpected;
}

/** Counts the cells whose being in a set is not as asked. */
export function scanSet(
  part: ColumnPart,
  set: ReadonlySet<number>,
  isWanted: boolean,
  sample: RowSample,
): number {
  const { values, validity, mask, firstRow } = numbersOf(part);
  let unexpected = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (mask && mask[row] === 0) continue;
    if (validity ? (validity[row >> 3]! & (1 << (row & 7))) === 0 : Number.isNaN(value)) continue;
    if (set.has(value) === isWanted) continue;
    unexpected += 1;
    keepRow(sample, firstRow + row, value);
  }
  return unexpected;
}

/** Counts the cells that are no integers. */
export function scanIntegers(part: ColumnPart, sample: RowSample): number {
  const { values, validity, mask, firstRow } = numbersOf(part);
  let unexpected = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    // An infinity less itself is no number.
    if (value - Math.floor(value) === 0 || (mask && mask[row] === 0)) continue;
    if (validity ? (validity[row >> 3]! & (1 << (row & 7))) === 0 : Number.isNaN(value)) continue;
    unexpected += 1;
    keepRow(sample, firstRow + row, value);
  }
  return unexpected;
}

interface Numbers {
  readonly values: Float64Array;
  readonly validity: Uint8Array | undefined;
  readonly mask: Uint8Array | undefined;
  readonly firstRow: number;
}

/** The numbers of a part, and which of them are there. */
export function numbersOf({ column, mask, firstRow }: ColumnPart): Numbers {
  const { values, ...rest } = column as NumberColumn | TimeColumn;
  const validity = 'validity' in rest ? rest.validity : undefined;
  return { values, validity, mask, firstRow };
}

/** Whether a row is not selected, or its cell is missing. */
export function isAbsent({ values, validity, mask }: Numbers, row: number): boolean {
  if (mask && mask[row] === 0) return true;
  return validity ? (validity[row >> 3]! & (1 << (row & 7))) === 0 : Number.isNaN(values[row]!);
}
