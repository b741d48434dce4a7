import type { Column } from '@codexhub/common-config/columns';
import { createNumberIndex } from '../../internal/number-index.ts';

/** Gives the cells of a column small integers: equal cells the same, missing ones 0. */
export interface CellIdentities {
  idsOf(column: Column): Int32Array;
  bytes(): number;
}

const TEXT_BYTES = 80;

export function createCellIdentities(): CellIdentities {
  const numbers = createNumberIndex();
  const texts = new Map<string, number>();
  let textBytes = 0;
  return {
    idsOf: (column): Int32Array => {
      if (column.kind === 'category') {
        const { codes, categories } = column;
        const ofCode = Int32Array.from(categories, (text) => {
          const known = texts.get(text);
          if (known !== undefined) return known;
          textBytes += TEXT_BYTES + 2 * text.length;
          texts.set(text, texts.size + 1);
          return texts.size;
        });
        const ids = new Int32Array(codes.length);
        for (let row = 0; row < ids.length; row += 1) {
          ids[row] = codes[row]! < 0 ? 0 : ofCode[codes[row]!]!;
        }
        return ids;
      }
      const { values } = column;
      const validity = column.kind === 'number' ? column.validity : undefined;
      const ids = new Int32Array(values.length);
      for (let row = 0; row < ids.length; row += 1) {
        const value = values[row]!;
        const isThere = validity ? validity[row >> 3]! & (1 << (row & 7)) : !Number.isNaN(value);
        if (isThere) ids[row] = numbers.idOf(value) + 1;
      }
      return ids;
    },
    bytes: (): number => textBytes + (numbers.size > 0 ? numbers.bytes : 0),
  };
}
