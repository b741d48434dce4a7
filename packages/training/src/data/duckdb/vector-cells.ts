import type { Column } from '@codexhub/common-config/columns';
import type { MetadataField } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import type { ArrayPool } from '../array-pool.ts';
import { saidBits } from '../rows/said-bits.ts';

/** A vector of DuckDB: at most 2,048 cells of one column. */
export interface Vector {
  readonly itemCount: number;
  getItem(index: number): unknown;
}

/** Makes a column of vectors, chunk by chunk. */
export interface VectorCells {
  /** Takes the cells of a vector, the first of which becomes row `at` of the chunk. */
  take(vector: Vector, at: number): void;
  finish(rows: number): ReadColumn;
}

/** A column of a chunk, and the rows whose integer is too large to be exact. */
export interface ReadColumn {
  readonly column: Column;
  readonly inexact: readonly number[];
}

/** The first and the last millisecond of the years that have four digits. */
const FIRST_MOMENT = -62_167_219_200_000;
const LAST_MOMENT = 253_402_300_799_999;

/** The reader of a field's vectors. @param isWide whether integers may be too large to be exact. */
export function createVectorCells(
  field: DeepReadonly<MetadataField>,
  isWide: boolean,
  pool: ArrayPool,
): VectorCells {
  if (field.type === 'category') return codeCells(field.values, pool);
  if (field.type === 'text') return textCells(pool);
  return field.type === 'time' ? timeCells(pool) : numberCells(isWide, pool);
}

function numberCells(isWide: boolean, pool: ArrayPool): VectorCells {
  let values = pool.floats();
  let said = new Set<number>();
  let inexact: number[] = [];
  return {
    take: (vector, at): void => {
      const items = doublesOf(vector);
      values.set(items, at);
      const valid = validityOf(vector);
      if (valid) clearMissing(values, valid, at, items.length);
      if (isWide) noteInexact(items, valid, at, inexact);
      if (hasNaN(items)) noteSaid(items, valid, at, said);
    },
    finish: (rows): ReadColumn => {
      const taken = values.subarray(0, rows);
      const noted = said;
      const validity = noted.size > 0 ? saidBits(taken, (row) => noted.has(row)) : undefined;
      const column = { kind: 'number', values: taken, ...(validity ? { validity } : {}) } as const;
      const found = { column, inexact };
      values = pool.floats();
      said = new Set();
      inexact = [];
      return found;
    },
  };
}

function timeCells(pool: ArrayPool): VectorCells {
  let values = pool.floats();
  return {
    take: (vector, at): void => {
      const items = doublesOf(vector);
      const valid = validityOf(vector);
      for (let row = 0; row < items.length; row += 1) {
        const value = items[row]!;
        const isMoment = value >= FIRST_MOMENT && value <= LAST_MOMENT;
        values[at + row] = isMoment ? value : Infinity;
      }
      if (valid) clearMissing(values, valid, at, items.length);
    },
    finish: (rows): ReadColumn => {
      const column = { kind: 'time', values: values.subarray(0, rows) } as const;
      values = pool.floats();
      return { column, inexact: [] };
    },
  };
}

// A plain loop of its own: it runs over every number, and almost never finds one.
function hasNaN(items: Float64Array): boolean {
  for (let row = 0; row < items.length; row += 1) if (Number.isNaN(items[row]!)) return true;
  return false;
}

/** A NaN that is not missing was said. */
function noteSaid(
  items: Float64Array,
  valid: Uint8Array | undefined,
  at: number,
  said: Set<number>,
): void {
  for (let row = 0; row < items.length; row += 1) {
    if (Number.isNaN(items[row]!) && isValid(valid, row)) said.add(at + row);
  }
}

/** Of what is there: where a cell is missing the vector holds whatever its memory held before. */
function noteInexact(
  items: Float64Array,
  valid: Uint8Array | undefined,
  at: number,
  inexact: number[],
): void {
  for (let row = 0; row < items.length; row += 1) {
    const isLarge = Math.abs(items[row]!) > Number.MAX_SAFE_INTEGER;
    if (isLarge && isValid(valid, row)) inexact.push(at + row);
  }
}

function codeCells(known: readonly string[], pool: ArrayPool): VectorCells {
  const withUnknown = [...known, ''];
  let codes = pool.ints();
  return {
    take: (vector, at): void => {
      codes.set(codesOf(vector), at);
    },
    finish: (rows): ReadColumn => {
      const taken = codes.subarray(0, rows);
      codes = pool.ints();
      // An empty text is no category: it stands for every unknown one, until the validator speaks.
      const categories = taken.includes(known.length) ? withUnknown : known;
      return { column: { kind: 'category', codes: taken, categories }, inexact: [] };
    },
  };
}

function textCells(pool: ArrayPool): VectorCells {
  let dictionary = new Map<string, number>();
  let codes = pool.ints();
  return {
    take: (vector, at): void => {
      const valid = validityOf(vector);
      for (let row = 0; row < vector.itemCount; row += 1) {
        if (!isValid(valid, row)) {
          codes[at + row] = -1;
          continue;
        }
        const text = String(vector.getItem(row));
        const known = dictionary.get(text);
        codes[at + row] = known ?? dictionary.size;
        if (known === undefined) dictionary.set(text, dictionary.size);
      }
    },
    finish: (rows): ReadColumn => {
      const column = {
        kind: 'category',
        codes: codes.subarray(0, rows),
        categories: [...dictionary.keys()],
      } as const;
      dictionary = new Map();
      codes = pool.ints();
      return { column, inexact: [] };
    },
  };
}

function clearMissing(values: Float64Array, valid: Uint8Array, at: number, count: number): void {
  for (let row = 0; row < count; row += 1) {
    if ((valid[row >> 3]! & (1 << (row & 7))) === 0) values[at + row] = Number.NaN;
  }
}

function isValid(valid: Uint8Array | undefined, row: number): boolean {
  return valid === undefined || (valid[row >> 3]! & (1 << (row & 7))) !== 0;
}

/** The validity of a vector as bytes: DuckDB's own check does arithmetic on bigints, cell by cell. */
function validityOf(vector: Vector): Uint8Array | undefined {
  const words: unknown = Reflect.get(Object(Reflect.get(vector, 'validity')), 'data');
  if (!(words instanceof BigUint64Array)) return undefined;
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

function doublesOf(vector: Vector): Float64Array {
  const items: unknown = Reflect.get(vector, 'items');
  if (items instanceof Float64Array) return items;
  throw new TypeError('DuckDB must give a vector of DOUBLE');
}

function codesOf(vector: Vector): Int32Array {
  const items: unknown = Reflect.get(vector, 'items');
  if (items instanceof Int32Array) return items;
  throw new TypeError('DuckDB must give a vector of INTEGER');
}
