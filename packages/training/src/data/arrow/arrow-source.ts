import type { NanMeaning } from '../rows/column-builder.ts';

/**
 * Tables of Apache Arrow: one, or record batches one after another. Any library whose objects have
 * this shape will do, such as apache-arrow: nothing of it is imported here.
 */
export interface ArrowSource {
  readonly format: 'arrow';
  readonly table: ArrowTable | Iterable<ArrowTable> | AsyncIterable<ArrowTable>;
  /** What a NaN means: a `value`, which the contract refuses, or `missing`; `value` where absent. */
  readonly nan?: NanMeaning | undefined;
}

/** What is read of an Arrow table or record batch. */
export interface ArrowTable {
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  readonly numRows: number;
  getChildAt(index: number): ArrowVector | null;
  /** The batches of a table, which are then read one by one. */
  readonly batches?: readonly ArrowTable[] | undefined;
}

/** What is read of a column: its pieces, and single cells where their layout is not known here. */
export interface ArrowVector {
  readonly length: number;
  readonly data: readonly ArrowData[];
  get(index: number): unknown;
}

/** One piece of a column, laid out as Arrow says; `values` begin at the piece, the bitmap at its offset. */
export interface ArrowData {
  readonly type: ArrowType;
  readonly length: number;
  readonly offset: number;
  /** How many elements of `values` make a cell. */
  readonly stride: number;
  readonly nullBitmap?: Uint8Array | null | undefined;
  readonly values: unknown;
  readonly dictionary?: ArrowVector | undefined;
}

/** The type's number in Arrow's own format, and what tells its kinds apart. */
export interface ArrowType {
  readonly typeId: number;
}
