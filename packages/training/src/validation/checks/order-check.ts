import type { Expectation } from '@codexhub/common-config/contract';
import type { CheckContext } from '../check-context.ts';
import type { RunningCheck } from '../finding.ts';
import type { ColumnPart } from '../readers/column-part.ts';
import { keepRow, type RowSample } from '../row-sample.ts';
import { cellCheck } from './cell-check.ts';
import { isAbsent, numbersOf } from './scan-numbers.ts';

type Order = Extract<Expectation, { type: 'values_increasing' | 'values_decreasing' }>;

/** Each cell that is there is compared with the one before it that was there, in row order. */
export function orderCheck(
  { type, column, strictly, where }: Order,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  const sample = context.sample([column]);
  const sign = type === 'values_increasing' ? 1 : -1;
  let last = -Infinity;
  return cellCheck(reader, sample, (part) => {
    if (part.column.kind === 'category') return 'wrong_kind';
    const judged = scanOrder(part, { sign, strictly, last }, sample);
    last = judged.last;
    return judged.unexpected;
  });
}

function scanOrder(
  part: ColumnPart,
  { sign, strictly, last: before }: { sign: 1 | -1; strictly: boolean; last: number },
  sample: RowSample,
): { readonly last: number; readonly unexpected: number } {
  const numbers = numbersOf(part);
  const { values, validity, mask, firstRow } = numbers;
  const isPlain = !mask && !validity;
  let last = before;
  let unexpected = 0;
  for (let row = 0; row < values.length; row += 1) {
    if (isPlain) {
      const next = skipOrdered(values, row, last, sign);
      if (next > row) last = sign * values[next - 1]!;
      if (next === values.length) break;
      row = next;
    }
    const value = sign * values[row]!;
    if (isAbsent(numbers, row)) continue;
    if (!isInOrder(value, last, strictly)) {
      unexpected += 1;
      keepRow(sample, firstRow + row, sign * value);
    }
    if (!Number.isNaN(value)) last = value;
  }
  return { last, unexpected };
}

/** The first row that is not strictly in order after those before it. */
function skipOrdered(values: Float64Array, from: number, last: number, sign: 1 | -1): number {
  let before = last;
  for (let row = from; row < values.length; row += 1) {
    const value = sign * values[row]!;
    if (!(value > before)) return row;
    before = value;
  }
  return values.length;
}

/** The first of all has nothing before it; a NaN that was said is never in order. */
function isInOrder(value: number, last: number, strictly: boolean): boolean {
  if (Number.isNaN(value)) return false;
  return value > last || last === -Infinity || (!strictly && value === last);
}
