/** A hexagon's middle in pixels, and how many points lie in it. */
export interface HexBin {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/**
 * Counts points in hexagons of a radius, which tile the plane: the honest picture of more points
 * than can be told apart (Carr 1987). In the order of rows, then columns.
 * @param x, y in pixels.
 */
export function hexBins(x: Float64Array, y: Float64Array, radius: number): readonly HexBin[] {
  const across = radius * Math.sqrt(3);
  const down = radius * 1.5;
  const counts = new Map<number, number>();
  for (let index = 0; index < x.length; index += 1) {
    const key = cellOf(x[index]! / across, y[index]! / down);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([key, count]) => {
      const row = Math.floor(key / COLUMNS);
      const column = key - row * COLUMNS;
      return { x: (column + (row % 2) / 2) * across, y: row * down, count };
    });
}

const COLUMNS = 4096;

// The nearer of the middle in the nearest row and of that in the row beside it.
function cellOf(column: number, row: number): number {
  const near = Math.round(row);
  const nearColumn = Math.round(column - (near % 2) / 2);
  const offset = row - near;
  if (Math.abs(offset) * 3 <= 1) return near * COLUMNS + nearColumn;
  const other = near + (offset < 0 ? -1 : 1);
  const otherColumn = Math.round(column - (other % 2) / 2);
  // Rows lie 1.5 radii apart and columns √3: in these units their squares are as 2.25 to 3.
  const gap = (toRow: number, toColumn: number): number =>
    3 * (column - (toRow % 2) / 2 - toColumn) ** 2 + 2.25 * (row - toRow) ** 2;
  return other >= 0 && gap(other, otherColumn) < gap(near, nearColumn)
    ? other * COLUMNS + otherColumn
    : near * COLUMNS + nearColumn;
}
