/** Points of a leaf, at the most. */
const LEAF = 32;

/**
 * A k-d tree: the children of node i are 2i + 1 and 2i + 2, split at the median of the widest side, so
 * the tree is complete and its depth is known from the number of points.
 */
export interface KdTree {
  readonly dimensions: number;
  readonly nodes: number;
  /** The points' numbers, those of a node side by side. */
  readonly order: Int32Array;
  /** The points' coordinates in that order. */
  readonly points: Float64Array;
  /** Of each node, where its points begin and end. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Of each node, the box that holds its points: all lower sides, then all upper ones. */
  readonly boxes: Float64Array;
}

/** Builds the tree in O(n d log n). */
export function buildKdTree(points: Float64Array, size: number, dimensions: number): KdTree {
  const levels = Math.max(0, Math.ceil(Math.log2(size / LEAF)));
  const nodes = 2 ** (levels + 1) - 1;
  const order = new Int32Array(size);
  for (let at = 0; at < size; at += 1) order[at] = at;
  const starts = new Int32Array(nodes);
  const ends = new Int32Array(nodes);
  ends[0] = size;
  const boxes = new Float64Array(nodes * 2 * dimensions);
  const keys = new Float64Array(size);
  for (let node = 0; node < nodes; node += 1) {
    const [start, end] = [starts[node]!, ends[node]!];
    const widest = enclose({ points, order, start, end }, boxes, node, dimensions);
    if (2 * node + 2 >= nodes) continue;
    const middle = (start + end) >> 1;
    for (let at = start; at < end; at += 1) keys[at] = points[order[at]! * dimensions + widest]!;
    partition({ keys, order, start, end }, middle);
    starts[2 * node + 1] = start;
    ends[2 * node + 1] = middle;
    starts[2 * node + 2] = middle;
    ends[2 * node + 2] = end;
  }
  const sorted = new Float64Array(size * dimensions);
  for (let at = 0; at < size; at += 1) {
    const from = order[at]! * dimensions;
    for (let side = 0; side < dimensions; side += 1) {
      sorted[at * dimensions + side] = points[from + side]!;
    }
  }
  return { dimensions, nodes, order, points: sorted, starts, ends, boxes };
}

interface Span {
  readonly points: Float64Array;
  readonly order: Int32Array;
  readonly start: number;
  readonly end: number;
}

/** Writes the box of a node; returns its widest dimension. */
function enclose(
  { points, order, start, end }: Span,
  boxes: Float64Array,
  node: number,
  dimensions: number,
): number {
  let [widest, width] = [0, -1];
  for (let side = 0; side < dimensions; side += 1) {
    let [lower, upper] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = start; at < end; at += 1) {
      const value = points[order[at]! * dimensions + side]!;
      if (value < lower) lower = value;
      if (value > upper) upper = value;
    }
    boxes[node * 2 * dimensions + side] = lower;
    boxes[(node * 2 + 1) * dimensions + side] = upper;
    if (upper - lower > width) [widest, width] = [side, upper - lower];
  }
  return widest;
}

/** Hoare's selection: no key before the middle is above its own, none after it below. */
function partition(
  {
    keys,
    order,
    start,
    end,
  }: {
    readonly keys: Float64Array;
    readonly order: Int32Array;
    readonly start: number;
    readonly end: number;
  },
  middle: number,
): void {
  let [left, right] = [start, end - 1];
  while (left < right) {
    // The median of three: no quadratic time on sorted rows.
    const a = keys[left]!;
    const b = keys[(left + right) >> 1]!;
    const c = keys[right]!;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let i = left;
    let j = right;
    while (i <= j) {
      while (keys[i]! < pivot) i += 1;
      while (keys[j]! > pivot) j -= 1;
      if (i > j) break;
      const key = keys[i]!;
      const point = order[i]!;
      keys[i] = keys[j]!;
      order[i] = order[j]!;
      keys[j] = key;
      order[j] = point;
      i += 1;
      j -= 1;
    }
    if (middle <= j) right = j;
    else if (middle >= i) left = i;
    else return;
  }
}
