import type { CategoryColumn } from '@codexhub/common-config/columns';

/** What a row is, or is said to be: a number or a string. */
export type Label = number | string;

/**
 * One label per row: numbers, strings, or a category column. Bytes (`Uint8Array`) and category columns
 * are counted as they stand; everything else is coded first.
 */
export type Labels =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float64Array
  | readonly number[]
  | readonly string[]
  | CategoryColumn;

/** One weight per row: finite, from 0 up. */
export type Weights = Float64Array | readonly number[];

/** Rows with what they are and what they were said to be. */
export interface LabelledRows {
  readonly yTrue: Labels;
  readonly yPred: Labels;
  /** Every row counts this much; 1 where absent. */
  readonly weights?: Weights | undefined;
}

/** How many labels there are. */
export function labelCount(labels: Labels): number {
  return 'kind' in labels ? labels.codes.length : labels.length;
}

/**
 * The order of labels: numbers ascending, strings by code point, as NumPy sorts them (and not by the
 * UTF-16 units that `<` compares).
 */
export function compareLabels(a: Label, b: Label): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [first, second] = [[...String(a)], [...String(b)]];
  for (let at = 0; at < Math.min(first.length, second.length); at += 1) {
    const difference = first[at]!.codePointAt(0)! - second[at]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}
