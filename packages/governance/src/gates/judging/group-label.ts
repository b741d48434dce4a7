/**
 * One name for the groups of several attributes together: the group itself where it is one, otherwise
 * `f × x`. A `×` or `\` inside a group is escaped by `\`, so that no two groups share a name. `null`, of
 * unknown group, where any of them is unknown.
 *
 * @example
 * groupLabel(['f', 'x']); // Returns: 'f × x'
 */
export function groupLabel(group: readonly (string | null)[]): string | null {
  if (group.includes(null)) return null;
  const known = group as readonly string[];
  if (known.length === 1) return known[0]!;
  return known.map((one) => one.replace(/[\\×]/g, '\\$&')).join(' × ');
}
