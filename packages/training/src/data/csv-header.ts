/**
 * The cells of a header record; `undefined` where it is not UTF-8 or a quote stands amiss.
 * @example
 * parseCsvHeader(new TextEncoder().encode('a,"b ""c""",d')); // Returns: ['a', 'b "c"', 'd']
 */
export function parseCsvHeader(bytes: Uint8Array): readonly string[] | undefined {
  const text = decode(bytes);
  if (text === undefined) return undefined;
  const cells: string[] = [];
  // Sticky: each cell must begin where the one before has ended.
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const match = cell.exec(text);
    if (!match) return undefined;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return cells;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
