import { readFileSync } from 'node:fs';
import { createTable, numberColumn, type Table } from '@codexhub/common-config/columns';
import { createRandom, type RandomStream } from '@codexhub/common-config/kernel';
import type { DriftProfile } from '@codexhub/common-config/records';
import { binomialSample } from '@codexhub/statistics';
import { SEED } from '../support.ts';

export const golden = JSON.parse(
  readFileSync(new URL('../fixtures/drift.json', import.meta.url), 'utf8'),
) as {
  readonly counts: readonly {
    readonly name: string;
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly psi: number;
    readonly psiP: number;
    readonly js: number;
    readonly hellinger: number;
    readonly chiSquare: { readonly statistic: number; readonly df: number; readonly p: number };
  }[];
  readonly values: readonly {
    readonly name: string;
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly ks: number;
    readonly ksP: number;
    readonly wasserstein: number;
  }[];
  readonly noncentral: readonly (readonly [number, number, number, number, number])[];
  readonly kolmogorov: readonly (readonly [number, number])[];
};

/** A source of chance of its own for each test. */
export function chance(name: string): RandomStream {
  return createRandom(SEED).stream(name);
}

/** A value by Box and Muller. */
export function normal(random: RandomStream): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

export function numbers(values: ArrayLike<number>): Table {
  return createTable({ x: numberColumn(Float64Array.from(values)) });
}

/** A profile of one category column with these counts. */
export function ofCounts(
  values: readonly number[],
  { other = 0, missing = 0, column = 'x' } = {},
): DriftProfile {
  const rows = values.reduce((sum, count) => sum + count, other + missing);
  const names = values.map((_, at) => `v${at}`);
  return {
    schemaVersion: 1,
    rows,
    columns: [{ kind: 'category', column, values: names, counts: { values, other, missing } }],
  };
}

/** Counts of so many draws from a distribution, cell by cell. */
export function draw(shares: readonly number[], rows: number, random: RandomStream): number[] {
  let [left, mass] = [rows, 1];
  return shares.map((share, at) => {
    if (at === shares.length - 1) return left;
    const count = binomialSample({
      trials: left,
      probability: Math.min(1, share / mass),
      random: () => random.next(),
    });
    left -= count;
    mass -= share;
    return count;
  });
}
