import type { Label } from '../labels/label.ts';
import type { LabelTally } from '../labels/label-tally.ts';
import { classesOf } from './one-vs-rest.ts';

/** The table of some labels, in the order asked for, and what stands outside it. */
export interface SelectedCells {
  readonly labels: readonly Label[];
  readonly size: number;
  /** Row-major, true labels in rows. */
  readonly cells: Float64Array;
  /** Rows, or weights, of which one of the two labels is not among those asked for. */
  readonly excluded: number;
}

export function selectedCells(
  tally: LabelTally,
  wanted: readonly Label[] | undefined,
): SelectedCells {
  const labels = classesOf(tally, wanted);
  const size = labels.length;
  const cells = new Float64Array(size * size);
  const places = labels.map((label) => tally.labels.indexOf(label));
  let included = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [from, to] = [places[row]!, places[column]!];
      if (from < 0 || to < 0) continue;
      const cell = tally.cells[from * tally.labels.length + to]!;
      cells[row * size + column] = cell;
      included += cell;
    }
  }
  const isWhole = tally.labels.every((label) => labels.includes(label));
  return { labels, size, cells, excluded: isWhole ? 0 : Math.max(0, tally.total - included) };
}
