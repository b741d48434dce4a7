import type { ByteText } from '../files/byte-text.ts';
import type { CellDecoder, DecodedColumn, DecoderOptions } from './cell-decoder.ts';
import { createCellText } from './cell-text.ts';
import { createMissingCells } from './missing-cells.ts';
import { POWERS_OF_TEN, parseDecimal } from './parse-decimal.ts';

const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
/** Digits that an int32 holds, and those that a double does. */
const INT_DIGITS = 9;
const EXACT_DIGITS = 15;

/**
 * Decimal numbers, correctly rounded. A missing cell is NaN; one that holds no number, or one beyond
 * the doubles, is Infinity; an integer of 2^53 or more is told, because it would be rounded.
 */
export function createNumberDecoder({ cell, dialect, pool }: DecoderOptions): CellDecoder {
  const missing = createMissingCells(dialect.missing);
  const content = createCellText(dialect);
  let values = pool.floats();
  let inexact: number[] = [];

  const slowly = (text: ByteText, from: number, to: number, row: number): number => {
    if (text.bytes[from] !== dialect.quote && missing.has(text.bytes, from, to)) return Number.NaN;
    content.set(text, from, to);
    const { bytes } = content.text;
    if (content.from === content.to) return missing.empty ? Number.NaN : Infinity;
    const value = parseDecimal(bytes, content.from, content.to);
    if (!Number.isFinite(value)) return Infinity;
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER && isInteger(bytes, content.from, content.to)) {
      inexact.push(row);
    }
    return value;
  };

  return {
    // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a call for each cell would cost as much as the cell
    take: (index, from, count, at): void => {
      const { bytes, ends, stride } = index;
      const out = values;
      const powers = POWERS_OF_TEN;
      const always = missing.asNumbers;
      let slot = from * stride + cell;
      for (let row = at; row < at + count; row += 1, slot += stride) {
        const start = ends[slot]! + 1;
        const end = ends[slot + 1]!;
        const first = bytes[start] === MINUS ? start + 1 : start;
        let place = first;
        // Digits before and behind the dot, each as an int32: the quickest there is.
        let whole = 0;
        for (let digit = bytes[place]! - ZERO; digit >>> 0 <= 9; digit = bytes[place]! - ZERO) {
          whole = (Math.imul(whole, 10) + digit) | 0;
          place += 1;
        }
        const before = place - first;
        let fraction = 0;
        let scale = 0;
        if (bytes[place] === DOT) {
          place += 1;
          const begin = place;
          for (let digit = bytes[place]! - ZERO; digit >>> 0 <= 9; digit = bytes[place]! - ZERO) {
            fraction = (Math.imul(fraction, 10) + digit) | 0;
            place += 1;
          }
          scale = place - begin;
        }
        if (place !== end || !areFew(before, scale) || always) {
          out[row] = slowly(index, start, end, row);
        } else {
          const power = powers[scale]!;
          const size = (whole * power + fraction) / power;
          out[row] = first === start ? size : -size;
        }
      }
    },
    finish: (rows): DecodedColumn => {
      const column = { kind: 'number', values: values.subarray(0, rows) } as const;
      const found = { column, inexact };
      values = pool.floats();
      inexact = [];
      return found;
    },
  };
}

/** Whether so many digits before and behind the dot are there, and make an exact double. */
function areFew(before: number, behind: number): boolean {
  const all = before + behind;
  return all > 0 && all <= EXACT_DIGITS && before <= INT_DIGITS && behind <= INT_DIGITS;
}

function isInteger(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    if ((bytes[at]! - ZERO) >>> 0 > 9) return false;
  }
  return true;
}
