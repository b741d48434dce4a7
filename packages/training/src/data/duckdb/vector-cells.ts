import type { Column } from '@codexhub/common-config/columns';
import type { MetadataField } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
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
  chunkRows: number,
): VectorCells {
  if (field.type === 'category') return codeCells(field.values, chunkRows);
  if (field.type === 'text') return textCells(chunkRows);
  return doubleCells(field.type, isWide, chunkRows);
}

function doubleCells(kind: 'number' | 'time', isWide: boolean, chunkRows: number): VectorCells {
  let values = new Float64Array(chunkRows);
  let said = new Set<number>();
  let inexact: number[] = [];
  return {
    take: (vector, at): void => {
      const items = doublesOf(vector);
      values.set(items, at);
      const valid = validityOf(vector);
      if (valid) clearMissing(values, valid, at, items.length);
      for (let row = at; row < at + items.length; row += 1) {
        const value = values[row]!;
        // Only a NaN differs from itself; one that is not missing was said.
        if (Number.isNaN(value) && isValid(valid, row - at)) said.add(row);
        if (isWide && Math.abs(value) > Number.MAX_SAFE_INTEGER) inexact.push(row);
        if (kind === 'time' && (value < FIRST_MOMENT || value > LAST_MOMENT))
          values[row] = Infinity;
      }
    },
    finish: (rows): ReadColumn => {
      const taken = values.subarray(0, rows);
      const noted = said;
      const validity = noted.size > 0 ? saidBits(taken, (row) => noted.has(row)) : undefined;
      const found = inexact;
      values = new Float64Array(chunkRows);
      said = new Set();
      inexact = [];
      if (kind === 'time') return { column: { kind, values: taken }, inexact: found };
      return { column: { kind, values: taken, ...(validity ? { validity } : {}) }, inexact: found };
    },
  };
}

function codeCells(known: readonly string[], chunkRows: number): VectorCells {
  const withUnknown = [...known, ''];
  let codes = new Int32Array(chunkRows);
  return {
    take: (vector, at): void => {
      codes.set(codesOf(vector), at);
    },
    finish: (rows): ReadColumn => {
      const taken = codes.subarray(0, rows);
      codes = new Int32Array(chunkRows);
      // An empty text is no category: it stands for every unknown one, until the validator speaks.
      const categories = taken.includes(known.length) ? withUnknown : known;
      return { column: { kind: 'category', codes: taken, categories }, inexact: [] };
    },
  };
}

function textCells(chunkRows: number): VectorCells {
  let dictionary = new Map<string, number>();
  let codes = new Int32Array(chunkRows);
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
      codes = new Int32Array(chunkRows);
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
