import type { NumberColumn } from '@codexhub/common-config/columns';
import type { NumberDriftColumn } from '@codexhub/common-config/records';
import { roundBetween } from './round-between.ts';

/** Fewer rows than these name no value and make no tail. */
const FEWEST = 5;
/** So many rows a bin, or its own share is so unsure that tests against it are wrong too often. */
const ROWS_PER_BIN = 25;
/** The share of the rows beyond the outermost edges, unless that is fewer than the fewest. */
const TAIL = 1000;
/** How far an edge may lie from its quantile to be a round number, in bins. */
const SLACK = 0.1;

type Bins = Pick<NumberDriftColumn, 'edges' | 'atoms'>;

/**
 * Bins for the numbers of a reference: an atom for every value that holds at least half of a bin's share
 * (and five rows), quantiles of the rest, and two edges with about a thousandth of the rows beyond them.
 * Edges are round numbers near the quantile, so that none is a single person's value.
 *
 * One far value moves no edge; a column with many zeros keeps its other bins.
 */
export function freezeBins({ values }: NumberColumn, bins: number): Bins {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const { atoms, rest } = takeAtoms(sorted, Math.max(FEWEST, sorted.length / (2 * bins)));
  const edges = [
    ...quantileEdges(rest, binsOf(rest.length, (bins * rest.length) / sorted.length)),
    ...atoms,
  ];
  return { edges: [...new Set(edges)].sort((a, b) => a - b), atoms };
}

function binsOf(rows: number, wanted: number): number {
  return Math.min(Math.round(wanted), Math.floor(rows / ROWS_PER_BIN));
}

function takeAtoms(
  sorted: Float64Array,
  least: number,
): { readonly atoms: readonly number[]; readonly rest: Float64Array } {
  const atoms: number[] = [];
  const rest = new Float64Array(sorted.length);
  let kept = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const value = sorted[from]!;
    while (to < sorted.length && sorted[to] === value) to += 1;
    // Adding 0 makes −0 to 0.
    if (to - from >= least) atoms.push(value + 0);
    else for (let at = from; at < to; at += 1) rest[kept++] = value;
  }
  return { atoms, rest: rest.subarray(0, kept) };
}

function quantileEdges(sorted: Float64Array, bins: number): readonly number[] {
  const { length } = sorted;
  const at = (rank: number): number => sorted[Math.min(Math.max(Math.round(rank), 0), length - 1)]!;
  if (length < 2 * FEWEST) return [];
  const share = length / Math.max(1, bins);
  const edges: number[] = [];
  for (let edge = 1; edge < bins; edge += 1) {
    const rank = edge * share - 1;
    edges.push(roundBetween(at(rank - SLACK * share), at(rank + SLACK * share), at(rank)));
  }
  const tail = Math.max(FEWEST, Math.ceil(length / TAIL));
  if (share < 4 * tail) return edges;
  const lower = roundBetween(at(tail - 1), at(2 * tail - 1), at(tail - 1));
  const upper = roundBetween(
    at(length - 1 - 2 * tail),
    at(length - 1 - tail),
    at(length - 1 - tail),
  );
  return [lower, ...edges, upper];
}
