import { csvDialect, ROW_LIMIT } from '../csv/csv-dialect.ts';
import { faultIssue } from '../csv/fault-issue.ts';
import { readHeader } from '../csv/read-header.ts';
import { literalPath, textLiteral } from '../duckdb/open-engine.ts';
import { plainBytes } from '../files/byte-reader.ts';
import { createByteWindow } from '../files/byte-window.ts';
import { openFile } from '../files/open-file.ts';
import { unreadable } from '../files/unreadable.ts';
import type { SqlFile } from './sql-source.ts';

/** The relation that reads a file: nothing about it is guessed from some of its rows. */
export async function fileRelation(file: SqlFile): Promise<string> {
  const path = textLiteral(literalPath(file.path));
  switch (file.format) {
    case 'parquet':
      return `read_parquet(${path}, hive_partitioning = false)`;
    case 'json':
    case 'ndjson': {
      const layout = file.format === 'json' ? 'array' : 'newline_delimited';
      return `read_json(${path}, format = '${layout}', sample_size = -1, hive_partitioning = false)`;
    }
    case 'csv': {
      const columns = (await csvNames(file)).map((name) => `${textLiteral(name)}: 'VARCHAR'`);
      const missing = (file.missing ?? ['', 'NA']).map(textLiteral).join(', ');
      return `read_csv(${path}, columns = {${columns.join(', ')}}, auto_detect = false, header = true,
        delim = ',', quote = '"', escape = '"', comment = '', strict_mode = true, null_padding = false,
        nullstr = [${missing}], allow_quoted_nulls = false, encoding = 'utf-8', hive_partitioning = false)`;
    }
  }
}

async function csvNames({ path }: SqlFile): Promise<readonly string[]> {
  const file = await openFile(path);
  try {
    const window = createByteWindow(plainBytes(file), ROW_LIMIT, ROW_LIMIT);
    const header = await readHeader(window, csvDialect({ path, format: 'csv' }));
    if (!('names' in header)) throw unreadable(path, faultIssue(header.fault).requirement);
    if (new Set(header.names).size === header.names.length) return header.names;
    throw unreadable(path, 'the header must name each column once');
  } finally {
    await file.close();
  }
}
