import { textColumns } from '../text/shorten.ts';

// Of the type's size: an average Latin character, and any digit, of Arial and its metric twins.
const COLUMN = 0.56;

/** About how many pixels a text takes at a size of type: nothing is laid out here. */
export function textWidth(text: string, size = 9): number {
  return textColumns(text) * COLUMN * size;
}

/** How many columns of a text have room in a width. */
export function columnsIn(width: number, size = 9): number {
  return Math.max(1, width / (COLUMN * size));
}
