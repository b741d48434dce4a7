/**
 * What `groupLabel` joined of several attributes: the group of each.
 * @example
 * partsOfLabel('f × x'); // Returns: ['f', 'x']
 */
export function partsOfLabel(label: string): readonly string[] {
  // A × of a group's own is escaped, and so never stands between blanks.
  return label.split(' × ').map((part) => part.replace(/\\(.)/gu, '$1'));
}
