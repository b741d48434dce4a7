import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { DuckDBConnection } from '@duckdb/node-api';
import { TrainingError } from '../../errors.ts';
import { requireOption } from '../../internal/require-option.ts';
import { findContractColumns } from '../contract-columns.ts';
import type { DataIssue, Place } from '../data-issue.ts';
import { errorKind, identifier, literalPath, openEngine } from '../duckdb/open-engine.ts';
import { readQuery } from '../duckdb/read-query.ts';
import { digestFile } from '../files/digest-file.ts';
import { openFile } from '../files/open-file.ts';
import type { OpenedSource, SourceChunk, SourceRequest } from '../opened-source.ts';
import type { SqlSource } from './sql-source.ts';
import { fileRelation } from './table-view.ts';

/** Opens a query. */
export function openSql(source: SqlSource, request: SourceRequest): OpenedSource {
  const { fields, issues, chunkRows, signal } = request;
  const memory = source.memory ?? '1GB';
  requireOption(/^[1-9]\d*(MB|GB)$/.test(memory), 'source.memory', 'such as 512MB or 2GB', memory);
  let found: Digest | undefined;

  async function* chunks(): AsyncGenerator<SourceChunk> {
    const tables = Object.entries(source.files);
    const files = await Promise.all(tables.map(([, { path }]) => openFile(path)));
    const paths = files.map(({ path }) => path);
    const engine = await openEngine({ files: paths, memory, signal });
    try {
      const { connection } = engine;
      const relations = await Promise.all(tables.map(([, file]) => fileRelation(file)));
      for (const [at, [name]] of tables.entries()) {
        const view = `CREATE VIEW ${identifier(name)} AS SELECT * FROM ${relations[at]}`;
        await connection.run(view).catch((cause: unknown) => refuse(cause, signal, name));
      }
      const { names, types } = await describe(connection, source.query, signal);
      const note = (issue: DataIssue): void => issues.add(issue);
      const columns = findContractColumns(fields, names, note);
      if (columns.some(({ index }) => index < 0)) return;
      const from = `(${withoutEnd(source.query)}\n)`;
      const placeOf = (row: number): Place => ({ row: row + 1 });
      try {
        yield* readQuery({ connection, from, types, columns, chunkRows, note, placeOf, signal });
      } catch (cause) {
        refuseLine(cause, source);
        refuse(cause, signal);
      }
      if (request.needsDigest) {
        const digests = await Promise.all(files.map(digestFile));
        const named = tables.map(([name], at) => [name, digests[at]]);
        found = digest({ query: source.query, files: Object.fromEntries(named) });
      }
      for (const [at, file] of files.entries()) await file.checkUnchanged(tables[at]?.[0], issues);
    } finally {
      engine.close();
      for (const file of files) await file.close();
    }
  }

  return { chunks: chunks(), digest: () => found };
}

/** The columns of a query, after it was made sure that it is one SELECT. */
async function describe(
  connection: DuckDBConnection,
  query: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly names: readonly string[]; readonly types: readonly string[] }> {
  const { StatementType } = await import('@duckdb/node-api');
  try {
    const isEmpty = query.trim() === '';
    const count = isEmpty ? 0 : (await connection.extractStatements(query)).count;
    if (count !== 1) throw invalid(`one statement; it holds ${count}`, 'statements');
    const prepared = await connection.prepare(query);
    if (prepared.statementType !== StatementType.SELECT)
      throw invalid('a SELECT', 'statement type');
    const columns = Array.from({ length: prepared.columnCount }, (_, at) => at);
    return {
      names: columns.map((at) => prepared.columnName(at)),
      types: columns.map((at) => String(prepared.columnType(at))),
    };
  } catch (cause) {
    return refuse(cause, signal);
  }
}

// Faults of the query's own words: they quote the query, and no cell.
const OF_WORDS: ReadonlySet<string> = new Set(['Parser Error', 'Binder Error', 'Catalog Error']);

function refuse(cause: unknown, signal: AbortSignal | undefined, table?: string): never {
  signal?.throwIfAborted();
  const kind = errorKind(cause);
  if (kind === 'Error' || !(cause instanceof Error)) throw cause;
  const where = table === undefined ? 'the query' : `the file of the table "${table}"`;
  if (kind === 'Permission Error') {
    throw invalid(
      `a SELECT over the tables of source.files; ${where} touches something else`,
      kind,
    );
  }
  const words =
    OF_WORDS.has(kind) && table === undefined ? `: ${cause.message.split('\n')[0]}` : '';
  throw invalid(`one that DuckDB can run; ${where} ended with a ${kind}${words}`, kind);
}

/**
 * A row of a CSV that is none. DuckDB's message quotes it; its line stands before the quote (for text
 * that is not UTF-8 it is another's at times), and the file is known by its path, for none but those
 * named can be read.
 */
function refuseLine(cause: unknown, { files }: SqlSource): void {
  const message = cause instanceof Error ? cause.message : '';
  const line = /^Invalid Input Error: CSV Error on Line: (\d+)\n/.exec(message)?.[1];
  if (line === undefined) return;
  const isKnown = !message.includes('Invalid unicode');
  const table = Object.entries(files).find(([, { path }]) =>
    message.includes(`file = ${literalPath(path)}\n`),
  )?.[0];
  const row = isKnown ? `line ${line}` : 'a row';
  const place = table === undefined ? 'a CSV file' : `the table "${table}"`;
  throw new TrainingError('TRAINING_QUERY_INVALID', {
    message: `source: the files of the query must be sound; ${row} of ${place} is no CSV in UTF-8 with as many cells as its header; repair the file`,
    details: {
      reason: errorKind(cause),
      ...(isKnown ? { line: Number(line) } : {}),
      ...(table === undefined ? {} : { table }),
    },
  });
}

function invalid(requirement: string, reason: string): TrainingError {
  return new TrainingError('TRAINING_QUERY_INVALID', {
    message: `source: the query must be ${requirement}; correct source.query or source.files`,
    details: { reason },
  });
}

function withoutEnd(query: string): string {
  return query.replace(/[;\s]+$/, '');
}
