import { sortCells } from './sort-cells.ts';
import type { ByOutcome, TensorCell } from './tensor.ts';

/** Cells added up by their groups, in canonical order. */
export function sumCells(cells: Iterable<TensorCell>): readonly TensorCell[] {
  const sums = new Map<string, TensorCell>();
  for (const cell of cells) {
    const key = JSON.stringify(cell.group);
    const before = sums.get(key);
    sums.set(key, before ? addCells(before, cell) : cell);
  }
  return sortCells([...sums.values()]);
}

function addCells(one: TensorCell, other: TensorCell): TensorCell {
  return {
    group: one.group,
    counts: addFour(one.counts, other.counts),
    ...(one.weights && other.weights && { weights: addFour(one.weights, other.weights) }),
    ...(one.squares && other.squares && { squares: addFour(one.squares, other.squares) }),
    ...(one.scores &&
      other.scores && {
        scores: [
          addBins(one.scores[0], other.scores[0]),
          addBins(one.scores[1], other.scores[1]),
        ] as const,
      }),
  };
}

function addFour(one: ByOutcome, other: ByOutcome): ByOutcome {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]];
}

function addBins(one: readonly number[], other: readonly number[]): readonly number[] {
  return one.map((count, bin) => count + other[bin]!);
}
