import { basename } from 'node:path';
import { type Table, tableDigest } from '@codexhub/common-config/columns';
import {
  allFields,
  type ModelContract,
  requirementOf,
  validateTable,
} from '@codexhub/common-config/contract';
import type { Digest } from '@codexhub/common-config/kernel';
import { findContractColumns } from './contract-columns.ts';
import { type CsvFile, inspectCsvFile } from './csv-file.ts';
import { parseCsvHeader } from './csv-header.ts';
import type { CsvShape } from './csv-scanner.ts';
import type { CsvSource } from './csv-source.ts';
import { type DataIssues, invalidData, singleIssue } from './data-issue.ts';
import { type ReadColumns, readColumns } from './duckdb-reader.ts';
import { rejectedIssues } from './rejected-issues.ts';
import { shapeIssues } from './shape-issues.ts';

/** A table that fits its contract, and the bytes that it was read from. */
export interface Dataset {
  /** The contract's columns and no other: inputs, protected attributes and the target. */
  readonly table: Table;
  /** The digest of the table's contents (`tableDigest`). */
  readonly digest: Digest;
  /** The digest of the file's bytes. */
  readonly source: Digest;
}

export interface LoadDatasetOptions {
  readonly source: CsvSource;
  readonly contract: ModelContract;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a CSV file into typed columns against a contract, with DuckDB.
 *
 * The contract alone says what a cell may hold: nothing is guessed, and no row is dropped (the
 * records of the file are counted apart from the parser, and both must agree). A byte order mark
 * and CRLF are accepted; a blank line is no row; columns that the contract does not name are not kept.
 *
 * @returns table, its digest, and the digest of the file's bytes.
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where there is no readable file;
 * `TRAINING_DATA_INVALID` where its contents do not fit: all kinds of issue at once, with line and
 * column, never with a value.
 * @example
 * const { table } = await loadDataset({ source: { path: 'loans.csv', format: 'csv' }, contract });
 * table.rowCount; // Returns: 3
 */
export async function loadDataset({
  source,
  contract,
  signal,
}: LoadDatasetOptions): Promise<Dataset> {
  signal?.throwIfAborted();
  const name = basename(source.path);
  const file = await inspectCsvFile(source.path, signal);
  const shape = shapeIssues(file.size, file.shape);
  if (shape.length > 0) throw invalidData(name, shape.map(singleIssue));

  const header = parseCsvHeader(file.shape.header);
  if (!header) throw invalidData(name, [singleIssue(HEADER_ISSUE)]);
  const { columns, issues } = findContractColumns(contract, header);
  if (issues.length > 0) throw invalidData(name, issues);

  const read = await readColumns({
    path: source.path,
    columns,
    width: header.length,
    records: file.shape.records,
    missing: source.missing ?? ['', 'NA'],
    signal,
  }).catch((cause: unknown): ReadColumns | undefined => {
    signal?.throwIfAborted();
    // DuckDB's own text quotes the row: only the fact goes on.
    if (cause instanceof Error) return undefined;
    throw cause;
  });
  const structure = await structureIssues(file, read);
  if (!read || structure.length > 0) throw invalidData(name, structure);
  const cells = cellIssues(contract, read.table, file.shape);
  if (cells.length > 0) throw invalidData(name, cells);
  return { table: read.table, digest: tableDigest(read.table), source: file.digest };
}

const HEADER_ISSUE = {
  problem: 'invalid_header',
  line: 1,
  requirement: 'the header must be UTF-8, its quotes closed before the next comma',
} as const;

async function structureIssues(
  file: CsvFile,
  read: ReadColumns | undefined,
): Promise<readonly DataIssues[]> {
  if (await file.changed()) {
    const requirement = 'the file must not be written to while it is read';
    return [singleIssue({ problem: 'changed_while_read', requirement })];
  }
  if (read && read.rejected.length > 0) return rejectedIssues(read.rejected, file.shape);
  if (read && read.table.rowCount === file.shape.records) return [];
  const requirement = `the file must hold ${file.shape.records} rows of CSV after RFC 4180; the parser found ${read ? read.table.rowCount : 'none'}`;
  return [singleIssue({ problem: 'unreadable_structure', requirement })];
}

function cellIssues(contract: ModelContract, table: Table, shape: CsvShape): readonly DataIssues[] {
  const fields = allFields(contract);
  return validateTable(fields, table).map(({ column, problem, count, rows }) => ({
    total: count,
    shown: rows.map((row) => ({
      problem: problem === 'absent' ? 'absent_column' : problem,
      line: shape.lineOf(row),
      column,
      requirement: `the cell must be ${requirementOf(fields[column]!)}`,
    })),
  }));
}
