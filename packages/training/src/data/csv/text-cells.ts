import { createByteDictionary } from './byte-dictionary.ts';
import type { CellDecoder, DecodedColumn, DecoderOptions } from './cell-decoder.ts';
import { createCellText } from './cell-text.ts';
import { createMissingCells } from './missing-cells.ts';

/** Cells of any text as codes into a dictionary that each chunk has for itself; a missing cell is −1. */
export function createTextDecoder({ cell, dialect, pool }: DecoderOptions): CellDecoder {
  const { quote } = dialect;
  const missing = createMissingCells(dialect.missing);
  const content = createCellText(dialect);
  let dictionary = createByteDictionary();
  let codes = pool.ints();
  return {
    take: (index, from, count, at): void => {
      const { bytes, ends, stride } = index;
      let slot = from * stride + cell;
      for (let row = at; row < at + count; row += 1, slot += stride) {
        const start = ends[slot]! + 1;
        const end = ends[slot + 1]!;
        if (bytes[start] === quote && start < end) {
          content.set(index, start, end);
          const isMissing = content.from === content.to && missing.empty;
          codes[row] = isMissing ? -1 : dictionary.add(content.text, content.from, content.to);
        } else {
          codes[row] = missing.has(bytes, start, end) ? -1 : dictionary.add(index, start, end);
        }
      }
    },
    finish: (rows): DecodedColumn => {
      const column = {
        kind: 'category',
        codes: codes.subarray(0, rows),
        categories: dictionary.texts(),
      } as const;
      dictionary = createByteDictionary();
      codes = pool.ints();
      return { column, inexact: [] };
    },
  };
}
