import type { CsvSource } from './csv-source.ts';

/** Where data come from; `format` tells the sources apart. */
export type DataSource = CsvSource;
