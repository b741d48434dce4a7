import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Column, createTable, type Table } from '@codexhub/common-config/columns';
import {
  defineContract,
  type FeatureSpecInput,
  type ModelContract,
} from '@codexhub/common-config/contract';
import { createRandom } from '@codexhub/common-config/kernel';
import { fitFeatures, transformFeatures } from '@codexhub/training';
import type { Benchmark } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 500_000;
const NUMBERS = 20;
const CATEGORIES = 5;
const names = Array.from({ length: NUMBERS }, (_, at) => `n${at}`);
const kinds = Array.from({ length: CATEGORIES }, (_, at) => `c${at}`);
const values = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const spec: FeatureSpecInput = [
  { inputs: names.slice(0, 12), steps: [{ type: 'impute' }, { type: 'standard_scaler' }] },
  {
    inputs: names.slice(12, 16),
    steps: [
      { type: 'impute', strategy: 'median' },
      { type: 'robust_scaler' },
      { type: 'polynomial' },
    ],
  },
  {
    inputs: names.slice(16),
    steps: [
      { type: 'impute', strategy: 'median' },
      { type: 'kbins', bins: 10 },
    ],
  },
  { inputs: kinds, steps: [{ type: 'one_hot', drop: 'first' }] },
];

export const features: Benchmark = {
  name: 'features',
  work: 'fitFeatures and transformFeatures: 500,000 rows, 20 numbers and 5 categories to 91 features',
  peer: 'scikit-learn’s ColumnTransformer of the same steps on a pandas frame of floats and objects',
  goal: 1,
  run: async () => {
    const contract = makeContract();
    const table = makeTable();
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    writeTable(table, folder);
    const fitted = fitFeatures(spec, contract, table);
    const peer = startPython('features.py', [folder]);
    try {
      const { sums, row, sklearn, numpy } = await peer.ask('once');
      mustAgree(
        transformFeatures(fitted, table),
        JSON.parse(String(sums)),
        JSON.parse(String(row)),
      );
      const timed = (call: () => unknown) => () => {
        const start = performance.now();
        consume(call());
        return performance.now() - start;
      };
      const asked = (line: string) => async () => Number((await peer.ask(line))['milliseconds']);
      const limits = { rounds: 5, warmUp: 1 };
      const fit = await interleave(
        timed(() => fitFeatures(spec, contract, table)),
        asked('fit'),
        limits,
      );
      const transform = await interleave(
        timed(() => transformFeatures(fitted, table)),
        asked('transform'),
        limits,
      );
      return {
        pairs: [
          { pair: 'fit', ...fit },
          { pair: 'transform', ...transform },
        ],
        versions: { 'scikit-learn': String(sklearn), numpy: String(numpy) },
      };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function makeContract(): ModelContract {
  return defineContract({
    name: 'features',
    task: 'binary_classification',
    features: {
      ...Object.fromEntries(
        names.map((name) => [name, { type: 'number' as const, nullable: true }]),
      ),
      ...Object.fromEntries(
        kinds.map((name) => [name, { type: 'category' as const, values: [...values] }]),
      ),
    },
    target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
    protectedAttributes: {},
  });
}

function makeTable(): Table {
  const stream = createRandom(20261121).stream('features');
  const columns = new Map<string, Column>();
  for (const [at, name] of names.entries()) {
    const cells = new Float64Array(ROWS);
    for (let row = 0; row < ROWS; row += 1) cells[row] = (stream.next() - 0.3) * 10 ** (at % 4);
    if (at % 2 === 0) for (let row = at; row < ROWS; row += 20) cells[row] = Number.NaN;
    columns.set(name, { kind: 'number', values: cells });
  }
  for (const name of kinds) {
    const codes = new Int32Array(ROWS);
    for (let row = 0; row < ROWS; row += 1) codes[row] = stream.integer(values.length);
    columns.set(name, { kind: 'category', codes, categories: [...values] });
  }
  return createTable(columns);
}

function mustAgree(
  matrix: { rows: number; width: number; values: Float64Array },
  sums: readonly number[],
  row: readonly number[],
): void {
  const { rows, width } = matrix;
  const middle = Math.floor(rows / 2) * width;
  for (let at = 0; at < width; at += 1) {
    let sum = 0;
    for (let cell = at; cell < matrix.values.length; cell += width) sum += matrix.values[cell]!;
    const isSame =
      Math.abs(sum - sums[at]!) <= 1e-9 * Math.max(rows, Math.abs(sum)) &&
      Math.abs(matrix.values[middle + at]! - row[at]!) <= 1e-10;
    if (sums.length === width && isSame) continue;
    throw new Error(`features: both must give the same, feature ${at} of ${width} differs`);
  }
}

/** Numbers as float64, texts as int32 codes with their dictionary. */
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
