/**
 * The labels of the groups that inner edges cut a number into: below the first, from one edge up to
 * the next, from the last up. A value on an edge belongs to the band above it.
 *
 * @param bands inner edges, ascending.
 * @example
 * bandLabels([30, 45]); // Returns: ['<30', '30–45', '≥45']
 */
export function bandLabels(bands: readonly number[]): readonly string[] {
  if (bands.length === 0) return [];
  const inner = bands.slice(1).map((edge, index) => `${bands[index]}–${edge}`);
  return [`<${bands[0]}`, ...inner, `≥${bands.at(-1)}`];
}
