import type { FileLocation } from '../files/file-location.ts';

/**
 * Parquet files, whose columns must have the declared types: a number is an integer, float or decimal,
 * a moment a date or timestamp (a whole millisecond, rounded to the past), a
 * category a text, boolean or integer. NULL is missing; a NaN is a value that the contract refuses.
 */
export type ParquetSource = FileLocation & { readonly format: 'parquet' };
