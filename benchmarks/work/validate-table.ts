import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Column, createTable, type Table } from '@codexhub/common-config/columns';
import type { ExpectationDefinition } from '@codexhub/common-config/contract';
import { createRandom } from '@codexhub/common-config/kernel';
import { compileExpectations, type ValidationReport, validateDataset } from '@codexhub/training';
import type { Benchmark, Pair } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';
import { zodRows } from './zod-rows.ts';

const ROWS = 1_000_000;
const NUMBERS = 20;
const DICTIONARIES = [2, 3, 5, 8, 20, 100, 1000];

export const validateTable: Benchmark = {
  name: 'validate-table',
  work: 'validateDataset: 159 checks on a table of 1,000,000 rows × 30 columns in memory',
  peer: 'the same checks in pandas (category dtypes), Pandera (lazy), DuckDB (one SELECT, table in memory), and zod row by row (30 columns of 20,000 rows, × 50)',
  goal: 0.2,
  run: async () => {
    const table = makeTable();
    const suite = expectations();
    const plan = compileExpectations(suite);
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    writeTable(table, folder);
    writeFileSync(join(folder, 'suite.json'), JSON.stringify(suite));
    const own = (): number => {
      const start = performance.now();
      consume(validateDataset(table, plan));
      return performance.now() - start;
    };
    const expected = observed(validateDataset(table, plan));
    const pairs: Pair[] = [];
    const versions: Record<string, string> = {};
    try {
      for (const { engine, goal, rounds, isExact } of ENGINES) {
        const peer = startPython('validate_table.py', [folder, engine]);
        try {
          const first = await peer.ask('once');
          if (isExact) mustAgree(engine, expected, JSON.parse(String(first['observed'])));
          versions[engine] = String(first['version']);
          const asked = async () => Number((await peer.ask('again'))['milliseconds']);
          const times = await interleave(own, asked, { rounds, warmUp: 1 });
          pairs.push({ pair: `against ${engine}`, ...times, goal });
        } finally {
          peer.close();
        }
      }
      const zod = zodRows(table, 20_000);
      versions['zod'] = zod.version;
      const byRow = await interleave(own, () => zod.milliseconds() * (ROWS / 20_000), {
        rounds: 5,
        warmUp: 1,
      });
      pairs.push({ pair: 'against zod by row', ...byRow, goal: 0.125 });
      return { pairs, versions };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const ENGINES = [
  { engine: 'pandas', goal: 0.2, rounds: 7, isExact: true },
  { engine: 'duckdb', goal: 0.2, rounds: 7, isExact: true },
  // Pandera says which cells fail, not how many by check: nothing to compare one by one.
  { engine: 'pandera', goal: 0.2, rounds: 3, isExact: false },
] as const;

function makeTable(): Table {
  const stream = createRandom(20261121).stream('table');
  const columns = new Map<string, Column>();
  columns.set('id', { kind: 'number', values: numbers((row) => row + 1) });
  for (let at = 0; at < NUMBERS; at += 1) {
    // Every fifth column has cells out of its range; every fourth has missing ones.
    const values = numbers(() => stream.next() * 100 * (at + 1));
    if (at % 5 === 0) for (let row = 0; row < ROWS; row += 5000) values[row] = -1;
    if (at % 4 === 0) for (let row = 1; row < ROWS; row += 50) values[row] = Number.NaN;
    columns.set(`n${at}`, { kind: 'number', values });
  }
  for (const size of DICTIONARIES) {
    const codes = new Int32Array(ROWS);
    for (let row = 0; row < ROWS; row += 1) codes[row] = stream.integer(size);
    for (let row = 2; row < ROWS; row += 100) codes[row] = -1;
    const categories = Array.from(
      { length: size },
      (_, at) => `value-${String(at).padStart(4, '0')}`,
    );
    columns.set(`c${size}`, { kind: 'category', codes, categories });
  }
  columns.set('from', { kind: 'time', values: numbers((row) => 1.6e12 + row * 1000) });
  columns.set('until', {
    kind: 'time',
    values: numbers((row) => 1.6e12 + row * 1000 + (row % 9973 === 0 ? -1 : 5)),
  });
  return createTable(columns);
}

function numbers(make: (row: number) => number): Float64Array {
  const values = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row += 1) values[row] = make(row);
  return values;
}

function expectations(): ExpectationDefinition[] {
  const ofNumbers = Array.from({ length: NUMBERS }, (_, at): ExpectationDefinition[] => {
    const column = `n${at}`;
    const maximum = 100 * (at + 1);
    return [
      { type: 'values_not_null', column, mostly: 0.9 },
      { type: 'values_between', column, minimum: 0, maximum },
      { type: 'mean_between', column, minimum: 0, maximum },
      { type: 'stdev_between', column, minimum: 0, maximum },
      { type: 'min_between', column, minimum: -1 },
      { type: 'max_between', column, maximum },
    ];
  });
  const ofTexts = DICTIONARIES.map((size): ExpectationDefinition[] => {
    const column = `c${size}`;
    const values = Array.from(
      { length: Math.min(size, 50) },
      (_, at) => `value-${String(at).padStart(4, '0')}`,
    );
    return [
      { type: 'values_not_null', column, mostly: 0.9 },
      { type: 'values_in_set', column, values, mostly: 0.01 },
      { type: 'values_match_regex', column, regex: '^value-[0-9]{3}[1-9]$', mostly: 0.1 },
      { type: 'value_lengths_between', column, minimum: 10, maximum: 10 },
      { type: 'unique_value_count_between', column, maximum: size },
    ];
  });
  return [
    ...ofNumbers.flat(),
    ...ofTexts.flat(),
    { type: 'values_unique', column: 'id' },
    { type: 'values_increasing', column: 'id' },
    { type: 'median_between', column: 'n1', minimum: 0 },
    { type: 'pair_values_a_greater_than_b', columnA: 'until', columnB: 'from', mostly: 0.9 },
  ];
}

/** What each check found: a count of unexpected cells, or the value that was measured. */
function observed({ results }: ValidationReport): number[] {
  return results.map(({ unexpectedCount, observed: value }) => unexpectedCount ?? Number(value));
}

function mustAgree(engine: string, own: readonly number[], other: readonly number[]): void {
  const differs = own.findIndex(
    (value, at) => !(Math.abs(value - other[at]!) <= 1e-9 * Math.max(1, Math.abs(value))),
  );
  if (differs < 0 && own.length === other.length) return;
  throw new Error(
    `validate-table: both must find the same, check ${differs}: ${own[differs]} against ${other[differs]} of ${engine}`,
  );
}

/** Numbers as float64, texts as int32 codes with their dictionary: what a peer builds its table from. */
function writeTable({ columns }: Table, folder: string): void {
  const header = [...columns].map(([name, column]) => {
    writeFileSync(join(folder, name), column.kind === 'category' ? column.codes : column.values);
    return {
      name,
      kind: column.kind,
      categories: column.kind === 'category' ? column.categories : [],
    };
  });
  writeFileSync(join(folder, 'header.json'), JSON.stringify(header));
}
