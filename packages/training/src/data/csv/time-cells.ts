import type { ByteText } from '../files/byte-text.ts';
import { parseTime } from '../parse-time.ts';
import type { CellDecoder, DecodedColumn, DecoderOptions } from './cell-decoder.ts';
import { createCellText } from './cell-text.ts';
import { createMissingCells } from './missing-cells.ts';
import { parseTimeBytes } from './parse-time-bytes.ts';

/** Moments after ISO 8601. A missing cell is NaN; a text that is no moment, Infinity. */
export function createTimeDecoder({ cell, dialect, pool }: DecoderOptions): CellDecoder {
  const missing = createMissingCells(dialect.missing);
  const content = createCellText(dialect);
  let values = pool.floats();

  const slowly = (text: ByteText, from: number, to: number): number => {
    if (text.bytes[from] !== dialect.quote && missing.has(text.bytes, from, to)) return Number.NaN;
    content.set(text, from, to);
    if (content.from === content.to) return missing.empty ? Number.NaN : Infinity;
    return parseTime(content.text.bytes.toString('latin1', content.from, content.to)) ?? Infinity;
  };

  return {
    take: (index, from, count, at): void => {
      const { bytes, ends, stride } = index;
      let slot = from * stride + cell;
      for (let row = at; row < at + count; row += 1, slot += stride) {
        const start = ends[slot]! + 1;
        const end = ends[slot + 1]!;
        const value = parseTimeBytes(bytes, start, end);
        // A word for "missing" may look like a moment.
        const isSure = !Number.isNaN(value) && !missing.asNumbers;
        values[row] = isSure ? value : slowly(index, start, end);
      }
    },
    finish: (rows): DecodedColumn => {
      const column = { kind: 'time', values: values.subarray(0, rows) } as const;
      values = pool.floats();
      return { column, inexact: [] };
    },
  };
}
