import type { NanMeaning } from './column-builder.ts';

/** Columns in memory: arrays or typed arrays of one length, by name. Their cells are copied. */
export interface ColumnsSource {
  readonly format: 'columns';
  readonly columns: Readonly<Record<string, ArrayLike<unknown>>>;
  /** What a NaN means: a `value`, which the contract refuses, or `missing`; `value` where absent. */
  readonly nan?: NanMeaning | undefined;
}
