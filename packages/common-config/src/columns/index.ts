export {
  type CategoryColumn,
  type Column,
  categoryColumn,
  cellAt,
  columnLength,
  isMissing,
  type NumberColumn,
  numberColumn,
  type TimeColumn,
  timeColumn,
} from './column.ts';
export { ColumnsError, type ColumnsErrorCode, columnsErrorCodes } from './errors.ts';
export {
  categoriesOf,
  columnOf,
  createTable,
  numbersOf,
  type Table,
  takeRows,
  timesOf,
} from './table.ts';
export { createTableDigest, type TableDigest, tableDigest } from './table-digest.ts';
