import type { CsvDialect } from './csv-dialect.ts';

/**
 * The cells of a header record; `undefined` where it is not UTF-8 or a quote stands amiss.
 * @example
 * const dialect = { delimiter: 0x2c, quote: 0x22, missing: [] };
 * parseCsvHeader(new TextEncoder().encode('a,"b ""c""",d'), dialect); // Returns: ['a', 'b "c"', 'd']
 */
export function parseCsvHeader(
  bytes: Uint8Array,
  { delimiter, quote }: CsvDialect,
): readonly string[] | undefined {
  const text = decode(bytes);
  if (text === undefined) return undefined;
  const [separator, mark] = [
    String.fromCharCode(delimiter),
    quote < 0 ? '' : String.fromCharCode(quote),
  ];
  if (mark === '') return text.split(separator);
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const end = cellEnd(text, at, separator, mark);
    if (end === undefined) return undefined;
    const cell = text.slice(at, end);
    cells.push(cell.startsWith(mark) ? cell.slice(1, -1).replaceAll(mark + mark, mark) : cell);
    if (end === text.length) return cells;
    at = end + 1;
  }
}

/** Where a cell ends: at a separator or at the end; nowhere, where a quote stands amiss. */
function cellEnd(text: string, from: number, separator: string, mark: string): number | undefined {
  if (text[from] !== mark) {
    const found = text.indexOf(separator, from);
    const end = found < 0 ? text.length : found;
    return text.slice(from, end).includes(mark) ? undefined : end;
  }
  let at = from + 1;
  for (;;) {
    at = text.indexOf(mark, at);
    if (at < 0) return undefined;
    if (text[at + 1] !== mark) break;
    at += 2;
  }
  return at + 1 === text.length || text[at + 1] === separator ? at + 1 : undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
