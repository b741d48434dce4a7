import { type ByteText, byteTextOf } from '../files/byte-text.ts';
import { createByteDictionary } from './byte-dictionary.ts';
import type { CellDecoder, DecodedColumn, DecoderOptions } from './cell-decoder.ts';
import { createCellText } from './cell-text.ts';

/**
 * Cells of a category as codes into the contract's own values, which every chunk shares. A missing
 * cell is −1; every value that the contract does not name has one code, that of the empty text.
 */
export function createCategoryDecoder(
  values: readonly string[],
  { cell, dialect, pool }: DecoderOptions,
): CellDecoder {
  const { quote, missing } = dialect;
  const content = createCellText(dialect);
  const unknown = values.length;
  const withUnknown = [...values, ''];
  // Unquoted, a word for "missing" is no value; quoted, it is what it says.
  const named = values.map((value, code) => [value, code] as const);
  const words = missing.map((word) => [word, -1] as const);
  const unquoted = codesOf([...words, ...named], unknown);
  const quoted = codesOf([...words.filter(([word]) => word === ''), ...named], unknown);
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
          codes[row] = quoted(content.text, content.from, content.to);
        } else {
          codes[row] = unquoted(index, start, end);
        }
      }
    },
    finish: (rows): DecodedColumn => {
      const used = codes.subarray(0, rows);
      const categories = used.includes(unknown) ? withUnknown : values;
      codes = pool.ints();
      return { column: { kind: 'category', codes: used, categories }, inexact: [] };
    },
  };
}

type FindCode = (text: ByteText, from: number, to: number) => number;

/** Looks a text up; of a text that stands twice the first counts. */
function codesOf(entries: readonly (readonly [string, number])[], unknown: number): FindCode {
  const dictionary = createByteDictionary();
  const codes = [unknown];
  for (const [word, code] of entries) {
    const text = byteTextOf(word);
    const entry = dictionary.add(text, 0, text.length);
    if (entry + 1 === codes.length) codes.push(code);
  }
  const codeOf = Int32Array.from(codes);
  return (text, from, to) => codeOf[dictionary.find(text, from, to) + 1]!;
}
