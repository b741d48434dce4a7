/** Facts by entity, and within an entity by time, then by when they were known, then by row. */
export interface FactOrder {
  /** Row numbers of the facts. */
  readonly rows: Uint32Array;
  /** Where the facts of each entity begin in `rows`; the last entry closes the list. */
  readonly bounds: Uint32Array;
  readonly times: Float64Array;
  /** When each was known; the time itself where no such column is. */
  readonly known: Float64Array;
  /** The earliest `known` of the entity up to here: nothing older can serve a moment before it. */
  readonly earliest: Float64Array;
}

/** Orders facts in O(n) where they lie in the order of their times, as logs do; else in O(n log n). */
export function orderFacts(
  codes: Int32Array,
  entities: number,
  times: Float64Array,
  known: Float64Array,
): FactOrder {
  const bounds = new Uint32Array(entities + 1);
  for (let row = 0; row < codes.length; row += 1) {
    if (isUsable(codes[row]!, times[row]!, known[row]!)) bounds[codes[row]! + 1]! += 1;
  }
  for (let entity = 0; entity < entities; entity += 1) bounds[entity + 1]! += bounds[entity]!;
  const rows = new Uint32Array(bounds[entities]!);
  const filled = bounds.slice();
  for (let row = 0; row < codes.length; row += 1) {
    if (!isUsable(codes[row]!, times[row]!, known[row]!)) continue;
    const entity = codes[row]!;
    rows[filled[entity]!] = row;
    filled[entity]! += 1;
  }
  const before = (a: number, b: number): number =>
    times[a]! - times[b]! || known[a]! - known[b]! || a - b;
  for (let entity = 0; entity < entities; entity += 1) {
    const [from, to] = [bounds[entity]!, bounds[entity + 1]!];
    for (let at = from + 1; at < to; at += 1) {
      if (before(rows[at - 1]!, rows[at]!) <= 0) continue;
      rows.subarray(from, to).sort(before);
      break;
    }
  }
  const since = gathered(known, rows);
  return {
    rows,
    bounds,
    times: gathered(times, rows),
    known: since,
    earliest: runningMinimum(since, bounds),
  };
}

function runningMinimum(values: Float64Array, bounds: Uint32Array): Float64Array {
  const lowest = new Float64Array(values.length);
  for (let entity = 0; entity + 1 < bounds.length; entity += 1) {
    let minimum = Infinity;
    for (let at = bounds[entity]!; at < bounds[entity + 1]!; at += 1) {
      if (values[at]! < minimum) minimum = values[at]!;
      lowest[at] = minimum;
    }
  }
  return lowest;
}

// A fact without a moment, or of nobody, cannot be placed.
function isUsable(code: number, time: number, known: number): boolean {
  return code >= 0 && !Number.isNaN(time) && !Number.isNaN(known);
}

function gathered(values: Float64Array, rows: Uint32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let at = 0; at < taken.length; at += 1) taken[at] = values[rows[at]!]!;
  return taken;
}
