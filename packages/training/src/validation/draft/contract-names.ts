const USED_BY_OBJECTS = new Set(['__proto__', 'constructor', 'prototype']);

/** The name of each column in a contract: its own where it may be one, else what is left of it. */
export function contractNames(columns: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(columns.filter(isName));
  for (const column of columns) {
    if (isName(column)) {
      names.set(column, column);
      continue;
    }
    const plain = column
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9_.-]+/g, '_');
    const start = (/^[A-Za-z_]/.test(plain) ? plain : `_${plain}`).slice(0, 120);
    let name = USED_BY_OBJECTS.has(start) ? `_${start}` : start;
    for (let next = 2; taken.has(name); next += 1) name = `${start}_${next}`;
    taken.add(name);
    names.set(column, name);
  }
  return names;
}

function isName(column: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/.test(column) && !USED_BY_OBJECTS.has(column);
}
