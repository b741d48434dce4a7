import type { JsonValue } from '@codexhub/common-config/kernel';
import type { RowSample } from './row-sample.ts';

/** Why a check has nothing to say. */
export type WithoutReason =
  | 'unknown_column'
  | 'wrong_kind'
  | 'kind_changed'
  | 'memory_limit'
  | 'unknown_table'
  | 'no_clock'
  | 'no_rows'
  | 'no_values'
  | 'single_value'
  | 'not_a_number'
  | 'not_finite';

/** What a check found. */
export type Finding =
  | {
      /** Cells were judged one by one. */
      readonly kind: 'cells';
      readonly elements: number;
      readonly missing: number;
      /** Cells that were judged. */
      readonly judged: number;
      readonly unexpected: number;
      readonly sample: RowSample;
    }
  | {
      /** Something was measured of all of them. */
      readonly kind: 'value';
      readonly elements: number;
      readonly missing: number;
      readonly observed: JsonValue;
      /** The observed value is a cell's, and so may tell of a person. */
      readonly isCell: boolean;
      readonly holds: boolean;
    }
  | { readonly kind: 'none'; readonly reason: WithoutReason };

/** A check under way. */
export interface RunningCheck {
  /** Looks at the chunk that the readers have just read. */
  update?(): void;
  finish(): Finding;
}
