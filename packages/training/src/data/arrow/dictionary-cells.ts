import { type Column, columnLength } from '@codexhub/common-config/columns';
import { createColumnCollector } from '../column-collector.ts';
import type { CellFault } from '../rows/column-builder.ts';
import type { ArrowData } from './arrow-source.ts';
import { nullTest } from './is-null.ts';
import type { NoteFault } from './note-fault.ts';

/** A dictionary's entries as a column, and what is wrong with some of them. */
export interface DictionaryEntries {
  readonly column: Column;
  readonly faults: ReadonlyMap<number, CellFault>;
}

const OUTSIDE: CellFault = {
  problem: 'unreadable_structure',
  requirement: 'the code must be one of the dictionary',
};

/** The cells of a piece whose values are codes into a dictionary. */
export function dictionaryCells(
  data: ArrowData,
  { column, faults }: DictionaryEntries,
  note: NoteFault,
): Column {
  const codes = entryCodes(data, columnLength(column), note);
  if (faults.size > 0) {
    for (let row = 0; row < codes.length; row += 1) {
      const fault = faults.get(codes[row]!);
      if (fault) note(row, fault);
    }
  }
  if (column.kind === 'category') {
    const mapped = new Int32Array(codes.length);
    for (let row = 0; row < codes.length; row += 1) {
      mapped[row] = codes[row]! < 0 ? -1 : column.codes[codes[row]!]!;
    }
    return { kind: 'category', codes: mapped, categories: column.categories };
  }
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    values[row] = codes[row]! < 0 ? Number.NaN : column.values[codes[row]!]!;
  }
  return { kind: column.kind, values };
}

/** Codes into the entries; −1 where a cell is missing, or its code leads nowhere, which is noted. */
function entryCodes(data: ArrowData, entries: number, note: NoteFault): Int32Array {
  const isNull = nullTest(data);
  const given = data.values as ArrayLike<number | bigint>;
  const codes = new Int32Array(data.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = isNull?.(row) ? -1 : Number(given[row]);
    codes[row] = code;
    if (code >= 0 && code < entries) continue;
    codes[row] = -1;
    if (!isNull?.(row)) note(row, OUTSIDE);
  }
  return codes;
}

/** Columns one behind the other. */
export function joined(columns: readonly [Column, ...Column[]]): Column {
  const [first, ...rest] = columns;
  if (rest.length === 0) return first;
  const collector = createColumnCollector(first.kind);
  const cells = columns.reduce((sum, column) => sum + columnLength(column), 0);
  for (const column of columns) collector.add(column, cells);
  return collector.finish();
}
