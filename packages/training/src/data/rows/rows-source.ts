import type { NanMeaning } from './column-builder.ts';

/** Rows in memory, or that other code hands over one by one: plain objects, their keys the columns. */
export interface RowsSource {
  readonly format: 'rows';
  readonly rows: Iterable<unknown> | AsyncIterable<unknown>;
  /** What a NaN means: a `value`, which the contract refuses, or `missing`; `value` where absent. */
  readonly nan?: NanMeaning | undefined;
}
