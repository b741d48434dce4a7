/**
 * Writes items in descending order of their scores, equals as they stand; returns how many share their
 * score with another. Sorts numbers alone, without a comparator.
 */
export function orderByScore(items: Int32Array, scores: Float64Array, into: Int32Array): number {
  const size = items.length;
  const ascending = new Float64Array(size);
  for (let at = 0; at < size; at += 1) ascending[at] = scores[items[at]!]!;
  ascending.sort();
  // By place of the first of equals: how many of them have been placed.
  const placed = new Int32Array(size);
  for (let at = 0; at < size; at += 1) {
    const score = scores[items[at]!]!;
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ascending[middle]! <= score) low = middle + 1;
      else high = middle;
    }
    const first = size - low;
    into[first + placed[first]!] = items[at]!;
    placed[first]! += 1;
  }
  let tied = 0;
  for (let at = 0; at < size; at += 1) if (placed[at]! > 1) tied += placed[at]!;
  return tied;
}

/** Writes items by their positions; false where these are not 1, 2, …, each once. */
export function orderByPosition(
  items: Int32Array,
  positions: Float64Array,
  into: Int32Array,
): boolean {
  into.fill(-1);
  for (let at = 0; at < items.length; at += 1) {
    const place = positions[items[at]!]! - 1;
    if (into[place] !== -1) return false;
    into[place] = items[at]!;
  }
  return true;
}
