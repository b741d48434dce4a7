import type { ArrowSource } from './arrow/arrow-source.ts';
import type { CsvSource } from './csv-source.ts';
import type { HttpSource } from './http/http-source.ts';
import type { JsonSource } from './json/json-source.ts';
import type { ParquetSource } from './parquet/parquet-source.ts';
import type { PostgresSource } from './postgres/postgres-source.ts';
import type { ColumnsSource } from './rows/columns-source.ts';
import type { RowsSource } from './rows/rows-source.ts';
import type { SqlSource } from './sql/sql-source.ts';

/** Where data come from; `format` tells the sources apart. */
export type DataSource =
  | CsvSource
  | ParquetSource
  | JsonSource
  | SqlSource
  | RowsSource
  | ColumnsSource
  | ArrowSource
  | HttpSource
  | PostgresSource;
