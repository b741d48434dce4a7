import type { Source } from './source.ts';

/** A stretch of a source's text: offsets in UTF-16 units, the end exclusive. */
export interface Origin {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export type Position = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

/** The beginning of a source: where a fault stands that has no better place. */
export function startOf(source: Source): Origin {
  return { source, start: 0, end: 0 };
}

/** File, line and column, both from 1; 0 and 0 where the source has no text. */
export function positionOf({ source, start }: Origin): Position {
  if (source.text === undefined) return { file: source.name, line: 0, column: 0 };
  const line = lineAt(source.lineStarts, start);
  return { file: source.name, line: line + 1, column: start - source.lineStarts[line]! + 1 };
}

// Binary search for the last line that begins at or before the offset.
function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
