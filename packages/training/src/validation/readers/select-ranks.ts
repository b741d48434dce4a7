import { skipInside } from './skip-inside.ts';

/**
 * The values at the given ranks of the sorted order, without sorting: values are counted into equal
 * steps between minimum and maximum, and only those of the steps that hold a rank are looked at again.
 * @param values finite, in any order; left as they are.
 * @param ranks zero-based, ascending, each below the number of values.
 */
export function selectRanks(values: Float64Array, ranks: readonly number[]): number[] {
  const found = new Array<number>(ranks.length);
  select(values, ranks, 0, (index, value) => {
    found[index] = value;
  });
  return found;
}

const STEPS = 4096;
const SMALL = 2048;

function select(
  values: Float64Array,
  ranks: readonly number[],
  firstRank: number,
  tell: (index: number, value: number) => void,
): void {
  const [minimum, maximum] = extremes(values);
  if (minimum === maximum) {
    for (let at = 0; at < ranks.length; at += 1) tell(firstRank + at, minimum);
    return;
  }
  const scale = STEPS / (maximum - minimum);
  // A span that is too narrow or too wide for equal steps is sorted.
  if (values.length <= SMALL || !Number.isFinite(scale) || scale === 0) {
    sortOut(values, ranks, firstRank, tell);
    return;
  }
  const counts = new Int32Array(STEPS + 1);
  for (let at = 0; at < values.length; at += 1) counts[((values[at]! - minimum) * scale) | 0]! += 1;
  let below = 0;
  let step = 0;
  for (let at = 0; at < ranks.length; ) {
    while (below + counts[step]! <= ranks[at]!) {
      below += counts[step]!;
      step += 1;
    }
    const end = below + counts[step]!;
    let last = at;
    while (last < ranks.length && ranks[last]! < end) last += 1;
    const inStep = ranks.slice(at, last).map((rank) => rank - below);
    const picked = pick(values, minimum, scale, step, counts[step]!);
    // Where nearly all are in one step, counting gets nowhere.
    const go = counts[step]! > 0.95 * values.length ? sortOut : select;
    go(picked, inStep, firstRank + at, tell);
    at = last;
  }
}

function sortOut(
  values: Float64Array,
  ranks: readonly number[],
  firstRank: number,
  tell: (index: number, value: number) => void,
): void {
  const sorted = values.slice().sort();
  for (let at = 0; at < ranks.length; at += 1) tell(firstRank + at, sorted[ranks[at]!]!);
}

function pick(
  values: Float64Array,
  minimum: number,
  scale: number,
  step: number,
  count: number,
): Float64Array {
  const picked = new Float64Array(count);
  let next = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    if ((((value - minimum) * scale) | 0) !== step) continue;
    picked[next] = value;
    next += 1;
  }
  return picked;
}

function extremes(values: Float64Array): readonly [number, number] {
  let minimum = Infinity;
  let maximum = -Infinity;
  let at = 0;
  while (at < values.length) {
    at = skipInside(values, at, values.length, minimum, maximum);
    for (const end = Math.min(at + 4, values.length); at < end; at += 1) {
      const value = values[at]!;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    }
  }
  return [minimum, maximum];
}
