import { categoriesOf, numbersOf, type Table } from '@codexhub/common-config/columns';
import { TrainingError } from '../errors.ts';
import { encodedColumns } from './fit-encodings.ts';
import type { CategoryEncoding, FeatureEncoding, NumberEncoding } from './trained-model.ts';

/** The encoded rows: row-major, `width` numbers a row, without a column for the intercept. */
export interface DesignMatrix {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/**
 * Encodes a table.
 * @throws TrainingError `TRAINING_MODEL_MISMATCH` for a missing cell in an input that is not
 * nullable, a number that is not finite, or a category that the contract does not name.
 */
export function designMatrix(encodings: readonly FeatureEncoding[], table: Table): DesignMatrix {
  const width = encodedColumns(encodings).length;
  const matrix = { rows: table.rowCount, width, values: new Float64Array(table.rowCount * width) };
  let at = 0;
  for (const encoding of encodings) {
    if (encoding.kind === 'number') fillNumber(matrix, at, encoding, table);
    else fillCategory(matrix, at, encoding, table);
    at += encodedColumns([encoding]).length;
  }
  return matrix;
}

function fillNumber(
  { values: matrix, width, rows }: DesignMatrix,
  at: number,
  encoding: NumberEncoding,
  table: Table,
): void {
  const { values } = numbersOf(table, encoding.name);
  const { mean, scale, varies, missingIndicator, nullable, name } = encoding;
  for (let row = 0; row < rows; row += 1) {
    const value = values[row]!;
    const missing = Number.isNaN(value);
    if (missing ? !nullable : !Number.isFinite(value)) throw misfit(name, row, missing);
    const cell = row * width + at;
    if (varies) matrix[cell] = missing ? 0 : (value - mean) / scale;
    if (missing && missingIndicator) matrix[cell + (varies ? 1 : 0)] = 1;
  }
}

function fillCategory(
  { values: matrix, width, rows }: DesignMatrix,
  at: number,
  encoding: CategoryEncoding,
  table: Table,
): void {
  const { codes, categories } = categoriesOf(table, encoding.name);
  const { name, values, columns, missingIndicator, nullable } = encoding;
  // What a code sets to 1: an offset, −1 for nothing, −2 for a category that is not allowed.
  const offsets = categories.map((category) =>
    values.includes(category) ? columns.indexOf(category) : -2,
  );
  const missingOffset = missingIndicator ? columns.length : -1;
  for (let row = 0; row < rows; row += 1) {
    const code = codes[row]!;
    const offset = code < 0 ? (nullable ? missingOffset : -2) : offsets[code]!;
    if (offset === -2) throw misfit(name, row, code < 0);
    if (offset >= 0) matrix[row * width + at + offset] = 1;
  }
}

function misfit(name: string, row: number, missing: boolean): TrainingError {
  const received = missing ? 'a missing cell' : 'a cell outside of it';
  return new TrainingError('TRAINING_MODEL_MISMATCH', {
    message: `model: the input "${name}" must fit its contract in every row; row ${row} has ${received}; validate the table first`,
    details: { input: name, row, missing },
  });
}
