/** Orders texts by UTF-16 code units: the same everywhere, whatever the locale. */
export function codeUnitOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
