import { type Column, createTable, type Table } from '@codexhub/common-config/columns';
import { sourceColumn } from '@codexhub/common-config/contract';
import { CodexHubError } from '@codexhub/common-config/kernel';
import type { OpenedSource, SourceChunk, SourceRequest } from '../opened-source.ts';
import { type CellFault, type ColumnBuilder, createColumnBuilder } from '../rows/column-builder.ts';
import { untilAborted } from '../rows/until-aborted.ts';
import { type CellConverter, converterFor } from './cell-converters.ts';
import { loadDriver, type PostgresDriver } from './load-driver.ts';
import { postgresError } from './postgres-error.ts';
import { type PostgresLimits, postgresLimits } from './postgres-options.ts';
import {
  openSession,
  type PostgresSession,
  type ResultColumn,
  type TextRows,
} from './postgres-session.ts';
import type { PostgresSource } from './postgres-source.ts';

/** Opens a query: nothing is asked of the server before the first chunk is. */
export function openPostgres(
  source: PostgresSource,
  request: SourceRequest,
  load?: () => Promise<PostgresDriver>,
): OpenedSource {
  return { chunks: queryChunks(source, request, load), digest: (): undefined => undefined };
}

async function* queryChunks(
  source: PostgresSource,
  request: SourceRequest,
  load?: () => Promise<PostgresDriver>,
): AsyncGenerator<SourceChunk> {
  const limits = postgresLimits(source);
  const driver = await loadDriver(load);
  const { signal } = request;
  const batchRows = Math.min(limits.batchRows, request.chunkRows);
  let rows = 0;
  let session: PostgresSession | undefined;
  try {
    const opening = openSession(driver, source, limits);
    session = await untilAborted(opening, signal, (late) => late.close());
    await untilAborted(openCursor(session, source, limits), signal);
    let columns: readonly QueryColumn[] | undefined;
    for (;;) {
      const fetching = session.run(`FETCH FORWARD ${batchRows} FROM codexhub`);
      const batch = await untilAborted(fetching, signal);
      columns ??= findColumns(batch.columns, source, request);
      if (!columns || batch.rows.length === 0) return;
      yield { table: readBatch(batch, columns, rows, request) };
      rows += batch.rows.length;
    }
  } catch (fault) {
    signal?.throwIfAborted();
    throw CodexHubError.isInstance(fault) ? fault : postgresError(fault, rows);
  } finally {
    await session?.close();
  }
}

/** One transaction that only reads, and a cursor in it: all batches are of one snapshot. */
async function openCursor(
  session: PostgresSession,
  { sql, parameters }: PostgresSource,
  { statementTimeoutMs }: PostgresLimits,
): Promise<void> {
  await session.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await session.run(SETTINGS, [String(statementTimeoutMs)]);
  await session.run(`DECLARE codexhub NO SCROLL CURSOR FOR ${sql}`, parameters);
}

/** For this transaction, and as far as the server knows them: older ones do not watch the client. */
const SETTINGS = `SELECT set_config(name, wanted, true) FROM (VALUES
  ('TimeZone', 'UTC'), ('DateStyle', 'ISO, YMD'), ('extra_float_digits', '3'),
  ('statement_timeout', $1), ('client_connection_check_interval', '1000')
) AS settings (name, wanted) JOIN pg_settings USING (name)`;

interface QueryColumn {
  readonly name: string;
  readonly at: number;
  readonly convert: CellConverter;
  readonly builder: ColumnBuilder;
}

/** The fields' columns in the result; undefined where one is not there or cannot be read. */
function findColumns(
  given: readonly ResultColumn[],
  { nan = 'value' }: PostgresSource,
  { fields, issues }: SourceRequest,
): readonly QueryColumn[] | undefined {
  const found: QueryColumn[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const column = sourceColumn(name, field);
    const places = given.flatMap((one, at) => (one.name === column ? [at] : []));
    const [at] = places;
    const convert = at === undefined ? undefined : converterFor(field, given[at]!.type);
    if (at === undefined) issues.add({ ...ABSENT, column });
    else if (places.length > 1) issues.add({ ...DOUBLED, column });
    else if (!convert) issues.add({ ...OTHER_TYPE, column });
    else found.push({ name, at, convert, builder: createColumnBuilder(field, nan) });
  }
  return issues.isEmpty ? found : undefined;
}

const ABSENT = {
  problem: 'absent_column',
  requirement: 'the query must select this column',
} as const;

const DOUBLED = {
  problem: 'duplicate_column',
  requirement: 'the query must select this column once',
} as const;

const OTHER_TYPE = {
  problem: 'column_type',
  requirement:
    'the column must be of a type that the contract’s can be read from: a number, a date or a timestamp; cast it in the query',
} as const;

function readBatch(
  { rows }: TextRows,
  columns: readonly QueryColumn[],
  before: number,
  { issues }: SourceRequest,
): Table {
  const read = columns.map(({ name, at, convert, builder }): [string, Column] => {
    for (let row = 0; row < rows.length; row += 1) {
      const note = (fault: CellFault): void =>
        issues.add({ ...fault, row: before + row + 1, column: name });
      const text = rows[row]![at]!;
      const fault = builder.append(text === null ? null : convert(text, note));
      if (fault) note(fault);
    }
    return [name, builder.take()];
  });
  return createTable(new Map(read));
}
