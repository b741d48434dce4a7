import type { Value } from '@codexhub/common-config/records';
import type { Label, LabelledRows } from '../labels/label.ts';

/**
 * How the classes become one number: `binary` takes the positive label alone; `macro` the plain mean over
 * the classes; `weighted` the mean by their rows; `micro` the rate of the pooled counts.
 */
export type Average = 'binary' | 'macro' | 'weighted' | 'micro';

/** What stands where a value is not defined: nothing but the reason, or what scikit-learn puts there. */
export interface Convention {
  /** `sklearn`: its own convention, 0 for 0/0 unless `zeroDivision` says otherwise. */
  readonly compat?: 'sklearn' | undefined;
  /** With `compat` only: what 0/0 counts as; `nan` leaves it out of an average. 0 where absent. */
  readonly zeroDivision?: 0 | 1 | 'nan' | undefined;
}

export interface ThresholdOptions extends LabelledRows, Convention {
  /** `binary` where absent. */
  readonly average?: Average | undefined;
  /** The positive label of `binary`: 1 where absent, and to be named where labels are strings. */
  readonly positive?: Label | undefined;
  /** The classes that are averaged, in this order; all that occur, where absent. Not for `binary`. */
  readonly labels?: readonly Label[] | undefined;
}

/** One value for each class instead of one for all. */
export interface PerClassOptions extends Omit<ThresholdOptions, 'average' | 'positive'> {
  readonly average: 'none';
}

/** The value of one class, against all others. */
export interface ClassValue {
  readonly label: Label;
  readonly value: Value;
  /** Rows of this label, or the sum of their weights. */
  readonly support: number;
}
