// read-parquet.ts FILE own|naive  reads 22 columns of doubles, and prints what it took.
import { columnOf, createTable, numberColumn, type Table } from '@codexhub/common-config/columns';
import { createTableCollector } from '../../packages/training/src/data/collect-table.ts';
import { createIssueLog } from '../../packages/training/src/data/issue-log.ts';
import { openSource } from '../../packages/training/src/data/open-source.ts';
import type { Fields } from '../../packages/training/src/data/opened-source.ts';
import { CHUNK_ROWS } from '../../packages/training/src/data/stream-dataset.ts';
import { connectDuckDB } from '../measure/duckdb.ts';

const COLUMNS = 22;
const [path = '', mode] = process.argv.slice(2);
const names = Array.from({ length: COLUMNS }, (_, at) => `x${at}`);

// Loaded before the clock starts, on both sides: only reading is timed.
const connection = await connectDuckDB();
const [before, start] = [process.cpuUsage(), performance.now()];
const table = mode === 'naive' ? await naive() : await typed();
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const run = {
  milliseconds,
  cpuMilliseconds: (user + system) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  answer: [table.rowCount, ...names.map((name) => sum(table, name))],
  versions: { node: process.versions.node },
};
console.log(JSON.stringify(run));

async function typed(): Promise<Table> {
  const issues = createIssueLog(path, 10);
  const fields: Fields = Object.fromEntries(
    names.map((name) => [name, { type: 'number', nullable: true } as const]),
  );
  const request = { fields, chunkRows: CHUNK_ROWS, issues, signal: undefined };
  const opened = openSource({ path, format: 'parquet' }, request);
  const collector = createTableCollector(() => opened.expectedRows?.() ?? 0);
  for await (const chunk of opened.chunks) {
    collector.add(chunk.table);
    chunk.release?.();
  }
  issues.throwIfAny();
  return collector.finish();
}

/** As the documentation of DuckDB's package shows it: every value becomes one of JavaScript's. */
async function naive(): Promise<Table> {
  const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`);
  const columns = reader.getColumns() as (number | null)[][];
  return createTable(new Map(names.map((name, at) => [name, numberColumn(columns[at]!)])));
}

function sum(of: Table, name: string): number {
  const column = columnOf(of, name);
  let total = 0;
  if (column.kind === 'number')
    for (let row = 0; row < of.rowCount; row += 1) total += column.values[row]!;
  return total;
}
