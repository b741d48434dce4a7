import { mean, neumaierSum } from '@codexhub/statistics';
import { centreOf, rangeOf, varies } from './column-statistics.ts';
import { minimumWithin } from './minimum-within.ts';

export type PowerMethod = 'yeo_johnson' | 'box_cox';

/** The power transform of one value; Box-Cox for a value above 0. */
export function powerOf(method: PowerMethod, lambda: number, x: number): number {
  if (method === 'box_cox') return powered(Math.log(x), lambda);
  return x >= 0 ? powered(Math.log1p(x), lambda) : -powered(Math.log1p(-x), 2 - lambda);
}

// (exp(λ l) − 1) / λ, and its limit l for λ → 0.
function powered(logarithm: number, lambda: number): number {
  return lambda === 0 ? logarithm : Math.expm1(lambda * logarithm) / lambda;
}

/**
 * The λ that makes values most like a normal sample: it maximises
 * −n/2 · log(variance of the transformed) + (λ − 1) · Σ sign(x) log(1 + |x|), with Σ log(x) for Box-Cox.
 * 1 where nothing varies. Near the maximum the likelihood is flat to rounding: λ is good to about 1e-8,
 * and two optimisers agree to 1e-6.
 * @param values finite; above 0 for Box-Cox.
 * @see reference: scipy `yeojohnson_normmax`, `boxcox_normmax(method='mle')`
 */
export function fitPower(method: PowerMethod, values: Float64Array): number {
  const range = rangeOf(values);
  const centre = centreOf(values);
  if (!range || !centre || !varies(centre)) return 1;
  const logs = signedLogs(method, values);
  if (method === 'box_cox' || range.minimum >= 0) return fitOneSided(logs);
  if (range.maximum < 0) return 2 - fitOneSided(logs.map((logarithm) => -logarithm));
  const sum = neumaierSum(logs);
  const transformed = new Float64Array(logs.length);
  const loss = (lambda: number): number => {
    for (let at = 0; at < logs.length; at += 1) {
      const logarithm = logs[at]!;
      transformed[at] =
        logarithm < 0 ? -powered(-logarithm, 2 - lambda) : powered(logarithm, lambda);
    }
    return logs.length * Math.log(centreOf(transformed)!.deviation) - (lambda - 1) * sum;
  };
  return minimumAround(1, loss, largestOf(logs));
}

/**
 * λ from the logarithms l of positive values. What they are divided by does not move it: with the mean
 * taken off, Σ l is 0, and (exp(λ l) − 1) / λ keeps its digits though the values be 100 … 101.
 */
function fitOneSided(logs: Float64Array): number {
  const centre = mean(logs)!;
  const centred = new Float64Array(logs.length);
  for (let at = 0; at < logs.length; at += 1) centred[at] = logs[at]! - centre;
  const transformed = new Float64Array(logs.length);
  const loss = (lambda: number): number => {
    for (let at = 0; at < centred.length; at += 1) transformed[at] = powered(centred[at]!, lambda);
    return Math.log(centreOf(transformed)!.deviation);
  };
  return minimumAround(1, loss, largestOf(centred));
}

function signedLogs(method: PowerMethod, values: Float64Array): Float64Array {
  const logs = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const x = values[at]!;
    if (method === 'box_cox') logs[at] = Math.log(x);
    else logs[at] = x < 0 ? -Math.log1p(-x) : Math.log1p(x);
  }
  return logs;
}

/** Searches wider and wider around the start, while the minimum is at the edge. */
function minimumAround(start: number, f: (x: number) => number, largest: number): number {
  // Beyond it exp(λ · log) squared is no double any more.
  const limit = 345 / largest;
  // A spread that underflows or overflows is no sign of a good λ.
  const loss = (lambda: number): number => {
    const value = f(lambda);
    return Number.isFinite(value) ? value : Infinity;
  };
  for (let width = 3; ; width *= 4) {
    const [low, high] = [Math.max(start - width, -limit), Math.min(start + width, limit)];
    const found = minimumWithin(loss, low, high, 1e-9);
    const near = 1e-3 * (high - low);
    const atEdge = (found - low < near && low > -limit) || (high - found < near && high < limit);
    if (!atEdge) return found;
  }
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < values.length; at += 1) largest = Math.max(largest, Math.abs(values[at]!));
  return largest;
}
