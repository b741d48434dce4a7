import { tenths } from './tenths.ts';

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The `d` of diagonals that fill a box, cut at its edges: no pattern, so no id that could occur
 * twice in a page.
 */
export function hatchLines({ x, y, width, height }: Box, gap = 5): string {
  let lines = '';
  for (let offset = gap; offset < width + height; offset += gap) {
    const x1 = x + Math.max(0, offset - height);
    const y1 = y + Math.min(offset, height);
    const x2 = x + Math.min(offset, width);
    const y2 = y + Math.max(0, offset - width);
    lines += `M${tenths(x1)} ${tenths(y1)}L${tenths(x2)} ${tenths(y2)}`;
  }
  return lines;
}
