import type { Column } from '@codexhub/common-config/columns';
import type { Mask } from '../conditions.ts';

/** One column of one chunk, as far as a condition selects it, with what one pass over it told. */
export interface ColumnPart {
  readonly column: Column;
  /** 1 where a row is selected; all are where there is none. */
  readonly mask: Mask | undefined;
  /** The number of the chunk's first row in the whole. */
  readonly firstRow: number;
  /** Selected rows. */
  readonly rows: number;
  readonly missing: number;
  /** Cells that are there and say NaN; 0 of texts. */
  readonly notANumber: number;
  /** Of numbers and moments; +∞ and −∞ where there are none. */
  readonly minimum: number;
  readonly maximum: number;
  /** Of texts: how many selected cells have each code. */
  readonly counts: Int32Array | undefined;
}
