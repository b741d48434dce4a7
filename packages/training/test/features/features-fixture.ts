import { readFileSync } from 'node:fs';
import {
  type Column,
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
  takeRows,
} from '@codexhub/common-config/columns';
import {
  defineContract,
  type FeatureSpecInput,
  type ModelContract,
} from '@codexhub/common-config/contract';
import { expect } from 'vitest';
import type { DesignMatrix } from '../../src/index.ts';

type Steps = NonNullable<FeatureSpecInput[number]['steps']>;
type Rows = readonly (readonly (number | null)[])[];

interface FeaturesFixture {
  readonly madeWith: object;
  readonly trainRows: number;
  readonly seed: number;
  readonly table: Readonly<Record<string, (number | string | null)[]>>;
  readonly cases: readonly {
    readonly name: string;
    readonly inputs: readonly string[];
    readonly steps: Steps;
    readonly train: Rows;
    readonly test: Rows;
    readonly crossFitted?: Rows;
    /** Inner edges per input, of bins. */
    readonly edges?: readonly (readonly number[])[];
  }[];
  readonly powers: readonly {
    readonly method: 'yeo_johnson' | 'box_cox';
    readonly inputs: readonly string[];
    readonly lambdas: readonly number[];
    readonly means: readonly number[];
    readonly scales: readonly number[];
    readonly plain: Rows;
    readonly scaled: Rows;
  }[];
}

/** Written by `regenerate_features.py`; its `madeWith` names tools and versions. */
export const golden = JSON.parse(
  readFileSync(new URL('../fixtures/features.json', import.meta.url), 'utf8'),
) as FeaturesFixture;

const CATEGORIES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  job: ['chef', 'clerk', 'driver', 'nurse', 'pilot'],
  city: ['A', 'B', 'C'],
};

/** A contract over some of the fixture's columns, all of them nullable. */
export function contractOver(inputs: readonly string[]): ModelContract {
  return defineContract({
    name: 'golden',
    task: 'binary_classification',
    features: Object.fromEntries(
      inputs.map((name) => [
        name,
        CATEGORIES[name]
          ? { type: 'category' as const, values: [...CATEGORIES[name]] as [string], nullable: true }
          : { type: 'number' as const, nullable: true },
      ]),
    ),
    target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
    protectedAttributes: {},
  });
}

const columns = Object.entries(golden.table).map(([name, cells]): [string, Column] => {
  if (CATEGORIES[name]) return [name, categoryColumn(cells as (string | null)[])];
  return [name, numberColumn(cells as (number | null)[])];
});
const whole: Table = createTable(new Map(columns));
const allRows = Array.from({ length: whole.rowCount }, (_, row) => row);

export const train: Table = takeRows(whole, allRows.slice(0, golden.trainRows));
export const test: Table = takeRows(whole, allRows.slice(golden.trainRows));
export const everyRow: Table = whole;
export const target: Uint8Array = Uint8Array.from(
  (golden.table['target'] as number[]).slice(0, golden.trainRows),
);

/** The largest difference, relative to numbers above 1; infinite where one is missing and the other not. */
export function difference(matrix: DesignMatrix, rows: Rows): number {
  expect([matrix.rows, matrix.width]).toEqual([rows.length, rows[0]?.length]);
  const theirs = rows.flat();
  let largest = 0;
  for (const [at, ours] of matrix.values.entries()) {
    const value = theirs[at] ?? Number.NaN;
    const bothMissing = Number.isNaN(ours) && Number.isNaN(value);
    const apart = Math.abs(ours - value) / Math.max(1, Math.abs(value));
    largest = Math.max(largest, bothMissing ? 0 : Number.isNaN(apart) ? Infinity : apart);
  }
  return largest;
}
