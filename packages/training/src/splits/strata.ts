import { type Column, columnOf, type Table } from '@codexhub/common-config/columns';
import { TrainingError } from '../errors.ts';

/** Rows by stratum: a code per row, and the strata in sorted order. */
export interface Strata {
  readonly codes: Int32Array;
  readonly names: readonly string[];
  readonly counts: Int32Array;
}

/**
 * The strata of a column, sorted: numbers by value, texts by code point (as NumPy sorts them).
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a cell is missing: a row without a stratum
 * cannot be split by it.
 */
export function strataOf(table: Table, name: string): Strata {
  const column = columnOf(table, name);
  const keys = keysOf(column);
  if (keys.includes(null)) {
    throw new TrainingError('TRAINING_OPTION_INVALID', {
      message: `split: the column "${name}" to stratify by must have no missing cell; ${keys.filter((key) => key === null).length} are missing; choose another column`,
      details: { option: 'stratifyBy', column: name },
    });
  }
  const distinct = [...new Set(keys as (string | number)[])].sort(compare);
  const rank = new Map(distinct.map((key, at) => [key, at]));
  const codes = Int32Array.from(keys, (key) => rank.get(key!)!);
  return { codes, names: distinct.map(String), counts: countCodes(codes, distinct.length) };
}

function keysOf(column: Column): readonly (string | number | null)[] {
  if (column.kind === 'category') {
    return Array.from(column.codes, (code) => column.categories[code] ?? null);
  }
  return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value + 0));
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

export function countCodes(codes: Int32Array, strata: number): Int32Array {
  const counts = new Int32Array(strata);
  for (const code of codes) counts[code]! += 1;
  return counts;
}
