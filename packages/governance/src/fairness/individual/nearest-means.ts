import type { DistinctPoints } from './distinct-points.ts';
import { buildKdTree, type KdTree } from './kd-tree.ts';

/** Of each point, what its nearest rows have. */
export interface NearestMeans {
  /** The mean value of the nearest rows. */
  readonly means: Float64Array;
  /** 1 where rows at the last distance share places, because there are more of them than places. */
  readonly tied: Uint8Array;
}

/** More than twice as deep as any tree. */
const STACK = 128;

/** Rows at one distance: how many, and the sum of their values. */
interface Shells {
  readonly distances: Float64Array;
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  used: number;
  rows: number;
}

/**
 * The mean of the values of the `neighbours` rows nearest to each point, those at the point itself
 * included. Rows at the last distance share the places left equally.
 */
export function nearestMeans(
  distinct: DistinctPoints,
  sums: Float64Array,
  neighbours: number,
): NearestMeans {
  const { size, dimensions, points, counts } = distinct;
  const tree = buildKdTree(points, size, dimensions);
  const countAt = new Float64Array(size);
  const sumAt = new Float64Array(size);
  for (let at = 0; at < size; at += 1) {
    countAt[at] = counts[tree.order[at]!]!;
    sumAt[at] = sums[tree.order[at]!]!;
  }
  const means = new Float64Array(size);
  const tied = new Uint8Array(size);
  const shells: Shells = {
    distances: new Float64Array(neighbours + 1),
    counts: new Float64Array(neighbours + 1),
    sums: new Float64Array(neighbours + 1),
    used: 0,
    rows: 0,
  };
  const stack = new Int32Array(STACK);
  const distances = new Float64Array(STACK);
  for (let at = 0; at < size; at += 1) {
    shells.used = 0;
    shells.rows = 0;
    gather(tree, { at, neighbours, countAt, sumAt, stack, distances }, shells);
    const point = tree.order[at]!;
    let sum = 0;
    for (let shell = 0; shell < shells.used - 1; shell += 1) sum += shells.sums[shell]!;
    const last = shells.used - 1;
    const places = neighbours - (shells.rows - shells.counts[last]!);
    means[point] = (sum + shells.sums[last]! * (places / shells.counts[last]!)) / neighbours;
    tied[point] = places < shells.counts[last]! ? 1 : 0;
  }
  return { means, tied };
}

interface Search {
  readonly at: number;
  readonly neighbours: number;
  readonly countAt: Float64Array;
  readonly sumAt: Float64Array;
  /** Nodes to visit, and the squared distances to their boxes. */
  readonly stack: Int32Array;
  readonly distances: Float64Array;
}

// The nearer child first; a box at the very distance of the last shell is searched, for its ties.
function gather(tree: KdTree, search: Search, shells: Shells): void {
  const { at, neighbours, stack, distances } = search;
  const { dimensions, nodes } = tree;
  const from = at * dimensions;
  stack[0] = 0;
  distances[0] = 0;
  let depth = 1;
  while (depth > 0) {
    depth -= 1;
    const node = stack[depth]!;
    const bound = boundOf(shells, neighbours);
    if (distances[depth]! > bound) continue;
    if (2 * node + 2 >= nodes) {
      scanLeaf(tree, node, search, shells);
      continue;
    }
    const left = 2 * node + 1;
    const toLeft = boxDistance(tree, left, from, bound);
    const toRight = boxDistance(tree, left + 1, from, bound);
    const near = toLeft <= toRight ? left : left + 1;
    stack[depth] = near === left ? left + 1 : left;
    distances[depth] = Math.max(toLeft, toRight);
    stack[depth + 1] = near;
    distances[depth + 1] = Math.min(toLeft, toRight);
    depth += 2;
  }
}

function scanLeaf(tree: KdTree, node: number, search: Search, shells: Shells): void {
  const { dimensions, points } = tree;
  const { countAt, sumAt, neighbours } = search;
  const from = search.at * dimensions;
  const end = tree.ends[node]!;
  const last = from + dimensions;
  let limit = boundOf(shells, neighbours);
  for (let other = tree.starts[node]!; other < end; other += 1) {
    let distance = 0;
    let one = from;
    let two = other * dimensions;
    // Four at a time, added in the one order: looking at the limit costs more than a term.
    while (one + 4 <= last && distance <= limit) {
      const a = points[one]! - points[two]!;
      const b = points[one + 1]! - points[two + 1]!;
      const c = points[one + 2]! - points[two + 2]!;
      const d = points[one + 3]! - points[two + 3]!;
      distance = distance + a * a + b * b + c * c + d * d;
      one += 4;
      two += 4;
    }
    while (one < last && distance <= limit) {
      const difference = points[one]! - points[two]!;
      distance += difference * difference;
      one += 1;
      two += 1;
    }
    if (distance > limit) continue;
    insert(shells, distance, countAt[other]!, sumAt[other]!, neighbours);
    limit = boundOf(shells, neighbours);
  }
}

function boundOf({ distances, used, rows }: Shells, neighbours: number): number {
  return rows >= neighbours ? distances[used - 1]! : Number.POSITIVE_INFINITY;
}

/** Adds rows at their distance; drops the last shells while the nearer ones fill all places. */
function insert(
  shells: Shells,
  distance: number,
  count: number,
  sum: number,
  neighbours: number,
): void {
  const { distances, counts, sums } = shells;
  let place = shells.used;
  while (place > 0 && distances[place - 1]! >= distance) place -= 1;
  if (place < shells.used && distances[place] === distance) {
    counts[place]! += count;
    sums[place]! += sum;
  } else {
    for (let at = shells.used; at > place; at -= 1) {
      distances[at] = distances[at - 1]!;
      counts[at] = counts[at - 1]!;
      sums[at] = sums[at - 1]!;
    }
    distances[place] = distance;
    counts[place] = count;
    sums[place] = sum;
    shells.used += 1;
  }
  shells.rows += count;
  while (shells.rows - counts[shells.used - 1]! >= neighbours) {
    shells.used -= 1;
    shells.rows -= counts[shells.used]!;
  }
}

/**
 * The squared distance to a box, or part of it that exceeds the bound. Each term is at most that of a
 * point inside, and so is the rounded sum, because both are added in the same order: no tie is cut off.
 */
function boxDistance(
  { boxes, dimensions, points }: KdTree,
  node: number,
  from: number,
  bound: number,
): number {
  const lower = node * 2 * dimensions;
  const upper = lower + dimensions;
  let distance = 0;
  for (let side = 0; side < dimensions && distance <= bound; side += 1) {
    const value = points[from + side]!;
    const outside = Math.max(boxes[lower + side]! - value, value - boxes[upper + side]!, 0);
    distance += outside * outside;
  }
  return distance;
}
