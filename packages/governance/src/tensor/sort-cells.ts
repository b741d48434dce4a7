import type { TensorCell } from './tensor.ts';

/** Cells in the order of their groups, axis after axis, by code units; unknown stands last. */
export function sortCells(cells: readonly TensorCell[]): readonly TensorCell[] {
  const axes = cells[0]?.group.length ?? 0;
  // Ranks first, so that no text is compared twice: 100,000 groups take many comparisons.
  const ranks = new Int32Array(cells.length * axes);
  for (let axis = 0; axis < axes; axis += 1) {
    const rankOf = ranksOf(cells, axis);
    for (let at = 0; at < cells.length; at += 1) {
      const value = cells[at]!.group[axis]!;
      ranks[at * axes + axis] = value === null ? rankOf.size : rankOf.get(value)!;
    }
  }
  const order = new Int32Array(cells.length);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  order.sort((one, other) => {
    for (let axis = 0; axis < axes; axis += 1) {
      const difference = ranks[one * axes + axis]! - ranks[other * axes + axis]!;
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return Array.from(order, (at) => cells[at]!);
}

function ranksOf(cells: readonly TensorCell[], axis: number): ReadonlyMap<string, number> {
  const values = new Set<string>();
  for (const { group } of cells) {
    const value = group[axis]!;
    if (value !== null) values.add(value);
  }
  // Without a comparator texts are sorted by code units.
  return new Map([...values].sort().map((value, rank) => [value, rank]));
}
