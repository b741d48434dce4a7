import type { CategoryColumn, NumberColumn, TimeColumn } from '@codexhub/common-config/columns';
import { GrowingNumbers } from '../../internal/growing-numbers.ts';
import { createNumberIndex } from '../../internal/number-index.ts';
import { keepRow, type RowSample } from '../row-sample.ts';

/** How often each value of a column occurs, exactly. */
export interface ValueTally {
  addNumbers(column: NumberColumn | TimeColumn, mask: Uint8Array | undefined, from: number): void;
  addCategories(column: CategoryColumn, mask: Uint8Array | undefined, from: number): void;
  /** The same by the counts of the codes, where no row is sampled. */
  addCounts(categories: readonly string[], times: Int32Array): void;
  /** Different values. */
  distinct(): number;
  /** Rows whose value another row has, too; the first of them included. */
  duplicated(): number;
  /** Every value with its count, in order of first appearance. */
  entries(): Iterable<readonly [value: number | string, count: number]>;
  /** Bytes that are held, about. */
  bytes(): number;
}

interface Pending {
  readonly values: Float64Array;
  readonly from: number;
}

/** A text is held as an entry of a map; about so many bytes beside its characters. */
const TEXT_BYTES = 80;

/**
 * A tally that also samples the rows of repeated values, where a sample is given. Numbers that come
 * in ascending order, such as keys, are recognised and held as they are: nothing is hashed for them.
 * @param areKept nobody writes into a chunk after it was given: its values need not be copied.
 */
export function createValueTally(sample: RowSample | undefined, areKept = false): ValueTally {
  const counts = new GrowingNumbers();
  const firstRows = new GrowingNumbers();
  const numbers = createNumberIndex();
  const texts = new Map<string, number>();
  let pending: Pending[] | undefined = [];
  let pendingCount = 0;
  let last = -Infinity;
  let duplicates = 0;
  let textBytes = 0;

  const count = (id: number, row: number, cell: number | string): void => {
    if (id === counts.length) {
      counts.push(1);
      firstRows.push(row);
      return;
    }
    const times = counts.get(id) + 1;
    counts.set(id, times);
    duplicates += times === 2 ? 2 : 1;
    if (!sample) return;
    if (times === 2) keepRow(sample, firstRows.get(id), cell);
    keepRow(sample, row, cell);
  };
  const hold = (values: Float64Array, from: number): void => {
    last = values.at(-1) ?? last;
    pending?.push({ values: areKept ? values : values.slice(), from });
    pendingCount += values.length;
  };
  const flush = (): void => {
    const waiting = pending ?? [];
    pending = undefined;
    pendingCount = 0;
    for (const { values, from } of waiting) countNumbers(values, undefined, undefined, from);
  };
  const countNumbers = (
    values: Float64Array,
    validity: Uint8Array | undefined,
    mask: Uint8Array | undefined,
    from: number,
  ): void => {
    for (let row = 0; row < values.length; row += 1) {
      if (mask && mask[row] === 0) continue;
      const value = values[row]!;
      if (validity ? (validity[row >> 3]! & (1 << (row & 7))) === 0 : Number.isNaN(value)) continue;
      count(numbers.idOf(value), from + row, value);
    }
  };
  // Chunks of one source mostly share their dictionary, which may grow: what is known of it stays.
  let known: { readonly categories: readonly string[]; ids: Int32Array } | undefined;
  const idsOf = (categories: readonly string[]): Int32Array => {
    const before = known?.categories === categories ? known.ids : new Int32Array(0);
    if (before.length === categories.length) return before;
    const ids = new Int32Array(categories.length);
    ids.set(before.subarray(0, ids.length));
    for (let code = before.length; code < ids.length; code += 1) {
      ids[code] = texts.get(categories[code]!) ?? -1;
    }
    known = { categories, ids };
    return ids;
  };

  // A dictionary may name a text twice: the map knows.
  const newId = (text: string): number => {
    const id = texts.get(text) ?? texts.size;
    if (id === texts.size) textBytes += TEXT_BYTES + 2 * text.length;
    texts.set(text, id);
    return id;
  };

  return {
    addNumbers: (column, mask, from): void => {
      const validity = column.kind === 'number' ? column.validity : undefined;
      if (pending && !mask && !validity && isAscending(column.values, last)) {
        hold(column.values, from);
        return;
      }
      flush();
      countNumbers(column.values, validity, mask, from);
    },
    addCategories: ({ codes, categories }, mask, from): void => {
      pending = undefined;
      const ids = idsOf(categories);
      for (let row = 0; row < codes.length; row += 1) {
        const code = codes[row]!;
        if (code < 0 || (mask && mask[row] === 0)) continue;
        if (ids[code]! < 0) ids[code] = newId(categories[code]!);
        count(ids[code]!, from + row, categories[code]!);
      }
    },
    addCounts: (categories, times): void => {
      pending = undefined;
      const ids = idsOf(categories);
      for (let code = 0; code < times.length; code += 1) {
        if (times[code] === 0) continue;
        if (ids[code]! < 0) ids[code] = newId(categories[code]!);
        const id = ids[code]!;
        if (id === counts.length) counts.push(0);
        counts.set(id, counts.get(id) + times[code]!);
      }
    },
    distinct: (): number => (pending ? pendingCount : counts.length),
    duplicated: (): number => duplicates,
    *entries(): Generator<readonly [number | string, number]> {
      flush();
      const values = texts.size > 0 ? [...texts.keys()] : numbers.values();
      for (let id = 0; id < counts.length; id += 1) yield [values[id]!, counts.get(id)];
    },
    bytes: (): number =>
      pendingCount * 8 + counts.length * 16 + (numbers.size > 0 ? numbers.bytes : 0) + textBytes,
  };
}

// NaN is not above anything: a missing cell ends the ascent.
function isAscending(values: Float64Array, after: number): boolean {
  let last = after;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (!(value > last)) return false;
    last = value;
  }
  return true;
}
