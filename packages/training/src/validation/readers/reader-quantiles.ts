import type { ColumnReader } from './column-reader.ts';
import { quantilesOf } from './quantiles.ts';

/** Exact quantiles of a column that collected its numbers; undefined where one of them is infinite. */
export function readerQuantiles(
  reader: ColumnReader,
  shares: readonly number[],
): number[] | undefined {
  if (!Number.isFinite(reader.minimum) || !Number.isFinite(reader.maximum)) return undefined;
  const parts = reader.collected ?? [];
  if (parts.length === 1) return quantilesOf(parts[0]!, shares);
  const all = new Float64Array(reader.present);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return quantilesOf(all, shares);
}
