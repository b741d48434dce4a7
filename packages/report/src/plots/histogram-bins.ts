import type { Point } from '../svg/simplify-path.ts';

/** The rows of one class, by score. */
export interface HistogramSeries {
  readonly name: string;
  /** One for each bin: the rows of the class in it. */
  readonly counts: readonly number[];
}

export interface Histogram {
  readonly edges: readonly number[];
  readonly series: readonly HistogramSeries[];
}

const MOST = 60;
// A bin as narrow as nothing has no height that can be drawn.
const HIGHEST = 1e300;

/** The same rows in fewer bins: neighbours together, until a reader can see them apart. */
export function coarser({ edges, series }: Histogram): Histogram {
  const size = Math.ceil((edges.length - 1) / MOST);
  if (size <= 1) return { edges, series };
  const last = edges.length - 1;
  return {
    edges: edges.filter((_, index) => index % size === 0 || index === last),
    series: series.map(({ name, counts }) => {
      const merged: number[] = [];
      counts.forEach((count, index) => {
        const bin = Math.floor(index / size);
        merged[bin] = (merged[bin] ?? 0) + count;
      });
      return { name, counts: merged };
    }),
  };
}

/** The rows of a class. */
export function totalOf({ counts }: HistogramSeries): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The share of the class in each bin; where bins differ in width, as if all had the mean width, so
 * that area stays share.
 */
export function heightsOf(series: HistogramSeries, edges: readonly number[]): readonly number[] {
  const total = totalOf(series);
  // Halves, since the whole span may be more than a number holds.
  const mean = (edges.at(-1)! / 2 - edges[0]! / 2) / series.counts.length;
  return series.counts.map((count, bin) => {
    if (count === 0) return 0;
    const width = edges[bin + 1]! / 2 - edges[bin]! / 2;
    return Math.min(HIGHEST, (count / total) * (mean / width));
  });
}

/** The outline of bars side by side, from the base line and back to it. */
export function outline(heights: readonly number[], edges: readonly number[]): readonly Point[] {
  const steps = heights.flatMap((height, bin): Point[] => [
    [edges[bin]!, height],
    [edges[bin + 1]!, height],
  ]);
  return [[edges[0]!, 0], ...steps, [edges.at(-1)!, 0]];
}

/** Where half the rows of a class lie below, as if they lay evenly in their bin. */
export function medianOf(series: HistogramSeries, edges: readonly number[]): number {
  const half = totalOf(series) / 2;
  let below = 0;
  for (const [bin, count] of series.counts.entries()) {
    if (count > 0 && below + count >= half) {
      const [from, to] = [edges[bin]!, edges[bin + 1]!];
      return from + ((half - below) / count) * (to - from);
    }
    below += count;
  }
  return edges[0]!;
}
