import type { CategoryColumn, Column } from '@codexhub/common-config/columns';
import { saidBits } from './rows/said-bits.ts';

/** Cells of one column, chunk behind chunk. */
export interface ColumnCollector {
  /** @param capacity how many cells to reserve memory for, where there is not enough. */
  add(column: Column, capacity: number): void;
  finish(): Column;
}

export function createColumnCollector(kind: Column['kind']): ColumnCollector {
  return kind === 'category' ? collectCodes() : collectValues(kind);
}

function collectValues(kind: 'number' | 'time'): ColumnCollector {
  let values = new Float64Array(0);
  let size = 0;
  // Where a NaN was said, all rows get a bit; before that, none is kept.
  const said = new Set<number>();
  return {
    add: (column, capacity): void => {
      if (column.kind === 'category') return;
      const chunk = column.values;
      if (size + chunk.length > values.length)
        values = moved(
          values,
          new Float64Array(reserve(size + chunk.length, values.length, capacity)),
        );
      values.set(chunk, size);
      const validity = column.kind === 'number' ? column.validity : undefined;
      if (validity) noteSaid(chunk, validity, size, said);
      size += chunk.length;
    },
    finish: (): Column => {
      const all = values.subarray(0, size);
      if (kind === 'time') return { kind, values: all };
      const validity = said.size > 0 ? saidBits(all, (row) => said.has(row)) : undefined;
      return { kind, values: all, ...(validity ? { validity } : {}) };
    },
  };
}

function noteSaid(
  values: Float64Array,
  validity: Uint8Array,
  from: number,
  said: Set<number>,
): void {
  for (let row = 0; row < values.length; row += 1) {
    const isThere = (validity[row >> 3]! & (1 << (row & 7))) !== 0;
    if (isThere && Number.isNaN(values[row]!)) said.add(from + row);
  }
}

function collectCodes(): ColumnCollector {
  const dictionary = new Map<string, number>();
  let codes = new Int32Array(0);
  let size = 0;
  let last: { readonly categories: readonly string[]; readonly into: Int32Array } | undefined;
  const translation = ({ categories }: CategoryColumn): Int32Array => {
    // Chunks of one source mostly share their dictionary.
    if (last?.categories === categories) return last.into;
    const into = new Int32Array(categories.length);
    for (let at = 0; at < categories.length; at += 1) {
      const category = categories[at]!;
      const code = dictionary.get(category) ?? dictionary.size;
      if (code === dictionary.size) dictionary.set(category, code);
      into[at] = code;
    }
    last = { categories, into };
    return into;
  };
  return {
    add: (column, capacity): void => {
      if (column.kind !== 'category') return;
      const chunk = column.codes;
      if (size + chunk.length > codes.length)
        codes = moved(codes, new Int32Array(reserve(size + chunk.length, codes.length, capacity)));
      const into = translation(column);
      for (let row = 0; row < chunk.length; row += 1) {
        const code = chunk[row]!;
        codes[size + row] = code < 0 ? -1 : into[code]!;
      }
      size += chunk.length;
    },
    finish: () => ({
      kind: 'category',
      codes: codes.subarray(0, size),
      categories: [...dictionary.keys()],
    }),
  };
}

/** What is expected, or half as much again as there was, where the expectation was too low. */
function reserve(needed: number, had: number, expected: number): number {
  return Math.max(needed, expected, had === 0 ? 0 : Math.ceil(had * 1.5));
}

function moved<Cells extends Float64Array | Int32Array>(from: Cells, to: Cells): Cells {
  to.set(from);
  return to;
}
