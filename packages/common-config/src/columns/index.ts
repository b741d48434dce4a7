export {
  type CategoryColumn,
  type Column,
  categoryColumn,
  cellAt,
  columnLength,
  type NumberColumn,
  numberColumn,
} from './column.ts';
export { ColumnsError, type ColumnsErrorCode, columnsErrorCodes } from './errors.ts';
export { categoriesOf, columnOf, createTable, numbersOf, type Table, takeRows } from './table.ts';
export { tableDigest } from './table-digest.ts';
