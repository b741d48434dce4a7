import type { Column } from '@codexhub/common-config/columns';
import type { MetadataField } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { type CellFault, createColumnBuilder, type NanMeaning } from '../rows/column-builder.ts';
import type { ArrowData, ArrowVector } from './arrow-source.ts';
import { type ArrowFamily, familyOf } from './arrow-types.ts';
import { type DictionaryEntries, dictionaryCells, joined } from './dictionary-cells.ts';
import type { NoteFault } from './note-fault.ts';
import { readNumbers } from './read-numbers.ts';
import { readTimes } from './read-times.ts';

type Field = DeepReadonly<MetadataField>;

/** Families whose memory is read as it lies. */
const LAYOUTS: Readonly<Record<MetadataField['type'], readonly ArrowFamily[]>> = {
  number: ['float', 'half', 'integer', 'decimal', 'null'],
  time: ['date', 'timestamp', 'null'],
  category: [],
  text: [],
};

/** Families that are read cell by cell, as the library says them. */
const CELLS: Readonly<Record<MetadataField['type'], readonly ArrowFamily[]>> = {
  number: [],
  time: ['text'],
  category: ['text', 'boolean', 'integer', 'null'],
  text: ['text', 'integer', 'null'],
};

/** Reads the vectors of one column. */
export interface CellReader {
  /** Whether the field can be read from such a vector; of a dictionary its entries decide. */
  accepts(vector: ArrowVector): boolean;
  read(vector: ArrowVector, note: NoteFault): Column;
}

/** A reader of a field's column; a dictionary that batches share is read once. */
export function createCellReader(field: Field, nan: NanMeaning): CellReader {
  let last: { readonly of: ArrowVector; readonly entries: DictionaryEntries } | undefined;

  const accepts = ({ data }: ArrowVector): boolean =>
    data.every(({ type, dictionary }) => {
      const family = familyOf(type);
      if (family === 'dictionary') return dictionary !== undefined && accepts(dictionary);
      return LAYOUTS[field.type].includes(family) || CELLS[field.type].includes(family);
    });
  const entriesOf = (dictionary: ArrowVector): DictionaryEntries => {
    const faults = new Map<number, CellFault>();
    const column = read(dictionary, (entry, fault) => faults.set(entry, fault));
    return { column, faults };
  };
  const readPiece = (
    vector: ArrowVector,
    data: ArrowData,
    from: number,
    note: NoteFault,
  ): Column => {
    const family = familyOf(data.type);
    if (family === 'dictionary') {
      const dictionary = data.dictionary!;
      if (last?.of !== dictionary) last = { of: dictionary, entries: entriesOf(dictionary) };
      return dictionaryCells(data, last.entries, note);
    }
    if (LAYOUTS[field.type].includes(family)) {
      return field.type === 'time' ? readTimes(data) : readNumbers(data, nan, note);
    }
    const builder = createColumnBuilder(field, nan);
    for (let row = 0; row < data.length; row += 1) {
      const fault = builder.append(vector.get(from + row));
      if (fault) note(row, fault);
    }
    return builder.take();
  };
  const read = (vector: ArrowVector, note: NoteFault): Column => {
    const columns: Column[] = [];
    let from = 0;
    for (const data of vector.data) {
      const before = from;
      columns.push(readPiece(vector, data, from, (row, fault) => note(before + row, fault)));
      from += data.length;
    }
    const [first = createColumnBuilder(field, nan).take(), ...rest] = columns;
    return joined([first, ...rest]);
  };
  return { accepts, read };
}
