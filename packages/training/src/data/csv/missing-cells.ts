/** Tells whether an unquoted cell says that there is no value. */
export interface MissingCells {
  /** Whether an empty cell is missing, quoted or not. */
  readonly empty: boolean;
  /** Whether any cell could be taken for a number if it were not asked about here first. */
  readonly asNumbers: boolean;
  has(bytes: Uint8Array, from: number, to: number): boolean;
}

export function createMissingCells(texts: readonly string[]): MissingCells {
  const tokens = texts.filter((text) => text !== '').map((text) => Buffer.from(text));
  const begins = new Uint8Array(256);
  for (const token of tokens) begins[token[0]!] = 1;
  const empty = texts.includes('');
  return {
    empty,
    asNumbers: texts.some((text) => /^[+.0-9-]/.test(text)),
    has: (bytes, from, to): boolean => {
      if (from === to) return empty;
      if (begins[bytes[from]!] === 0) return false;
      return tokens.some((token) => isAt(token, bytes, from, to));
    },
  };
}

function isAt(token: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (token.length !== to - from) return false;
  for (let at = 0; at < token.length; at += 1) if (token[at] !== bytes[from + at]) return false;
  return true;
}
