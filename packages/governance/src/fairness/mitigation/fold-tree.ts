/** A fold over values that change one at a time, each change in O(log n): no rounding adds up. */
export interface FoldTree {
  set(place: number, value: number): void;
  /** The fold of all values. */
  total(): number;
}

/** A tree over `size` values, all `start` at first; `neutral` is what changes no fold. */
export function foldTree({
  size,
  start,
  neutral,
  fold,
}: {
  readonly size: number;
  readonly start: number;
  readonly neutral: number;
  readonly fold: (one: number, other: number) => number;
}): FoldTree {
  let leaves = 1;
  while (leaves < size) leaves *= 2;
  const nodes = new Float64Array(2 * leaves).fill(neutral);
  nodes.fill(start, leaves, leaves + size);
  for (let at = leaves - 1; at >= 1; at -= 1) nodes[at] = fold(nodes[2 * at]!, nodes[2 * at + 1]!);
  return {
    set: (place, value): void => {
      let at = leaves + place;
      nodes[at] = value;
      for (at >>= 1; at >= 1; at >>= 1) nodes[at] = fold(nodes[2 * at]!, nodes[2 * at + 1]!);
    },
    total: (): number => nodes[1]!,
  };
}
