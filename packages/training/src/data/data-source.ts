import type { ArrowSource } from './arrow/arrow-source.ts';
import type { CsvSource } from './csv-source.ts';
import type { HttpSource } from './http/http-source.ts';
import type { PostgresSource } from './postgres/postgres-source.ts';
import type { ColumnsSource } from './rows/columns-source.ts';
import type { RowsSource } from './rows/rows-source.ts';

/** Where data come from; `format` tells the sources apart. */
export type DataSource =
  | CsvSource
  | RowsSource
  | ColumnsSource
  | ArrowSource
  | HttpSource
  | PostgresSource;
