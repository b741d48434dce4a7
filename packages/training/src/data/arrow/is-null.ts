import type { ArrowData } from './arrow-source.ts';

/** Whether cells of a piece are missing; undefined where all are there, which needs no look. */
export function nullTest({
  nullBitmap,
  offset,
  length,
}: ArrowData): ((row: number) => boolean) | undefined {
  if (!nullBitmap || nullBitmap.length === 0) return undefined;
  const isNull = (row: number): boolean => {
    const bit = offset + row;
    return (nullBitmap[bit >> 3]! & (1 << (bit & 7))) === 0;
  };
  for (let row = 0; row < length; row += 1) if (isNull(row)) return isNull;
  return undefined;
}
