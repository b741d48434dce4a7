import { openArrow } from './arrow/open-arrow.ts';
import { openCsv } from './csv/open-csv.ts';
import type { DataSource } from './data-source.ts';
import { openHttp } from './http/open-http.ts';
import { openJson } from './json/open-json.ts';
import type { OpenedSource, SourceRequest } from './opened-source.ts';
import { openParquet } from './parquet/open-parquet.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { openColumns } from './rows/open-columns.ts';
import { openRows } from './rows/open-rows.ts';
import { openSql } from './sql/open-sql.ts';

/** Opens a source by its format; nothing is read before the first chunk is asked for. */
export function openSource(source: DataSource, request: SourceRequest): OpenedSource {
  switch (source.format) {
    case 'csv':
      return openCsv(source, request);
    case 'parquet':
      return openParquet(source, request);
    case 'json':
    case 'ndjson':
      return openJson(source, request);
    case 'sql':
      return openSql(source, request);
    case 'rows':
      return openRows(source, request);
    case 'columns':
      return openColumns(source, request);
    case 'arrow':
      return openArrow(source, request);
    case 'http':
      return openHttp(source, request);
    case 'postgres':
      return openPostgres(source, request);
  }
}
