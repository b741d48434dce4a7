import { requirePlot } from './require-plot.ts';

/** How many values fell into each bin, and how many into none: together all of them. */
export interface BinCounts {
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
  /** NaN and the infinities. */
  readonly notFinite: number;
}

/**
 * Counts values into bins [edge, next edge); the last bin holds its upper edge too, as NumPy's does.
 * What lies outside is counted apart.
 * @param edges rising, at least two.
 * @throws ReportError `REPORT_INPUT_INVALID` where the edges do not rise.
 * @see reference: numpy 2.4 `histogram`
 * @example
 * countBins([0.1, 0.5, 1, 2], [0, 0.5, 1]); // Returns: { counts: [1, 2], below: 0, above: 1, notFinite: 0 }
 */
export function countBins(values: ArrayLike<number>, edges: readonly number[]): BinCounts {
  requireEdges('countBins', edges);
  const counts = new Float64Array(edges.length - 1);
  const [first, last] = [edges[0]!, edges.at(-1)!];
  let [below, above, notFinite] = [0, 0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    if (!Number.isFinite(value)) notFinite += 1;
    else if (value < first) below += 1;
    else if (value > last) above += 1;
    else counts[binOf(value, edges)]! += 1;
  }
  return { counts: Array.from(counts), below, above, notFinite };
}

/** Refuses edges that enclose no bin. */
export function requireEdges(plot: string, edges: readonly number[]): void {
  const rises = edges.every(
    (edge, index) => Number.isFinite(edge) && (index === 0 || edge > edges[index - 1]!),
  );
  requirePlot(rises && edges.length >= 2, {
    plot,
    path: 'edges',
    must: 'be two or more finite numbers that rise',
    received: `${edges.length} numbers${rises ? '' : ' that do not'}`,
  });
}

function binOf(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}
