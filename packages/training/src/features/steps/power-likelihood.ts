import { neumaierSum } from '@codexhub/statistics';
import { centreOf } from './column-statistics.ts';
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
  const logs = new Float64Array(values.length);
  let largest = 0;
  for (let at = 0; at < values.length; at += 1) {
    const x = values[at]!;
    logs[at] = method === 'box_cox' ? Math.log(x) : Math.sign(x) * Math.log1p(Math.abs(x));
    largest = Math.max(largest, Math.abs(logs[at]!));
  }
  const centre = centreOf(values);
  if (!centre || centre.deviation <= 10 * Number.EPSILON * Math.abs(centre.mean)) return 1;
  const sum = neumaierSum(logs);
  const transformed = new Float64Array(values.length);
  const loss = (lambda: number): number => {
    for (let at = 0; at < values.length; at += 1) {
      transformed[at] = powerOf(method, lambda, values[at]!);
    }
    const { deviation } = centreOf(transformed)!;
    const value = values.length * Math.log(deviation) - (lambda - 1) * sum;
    // A spread that underflows is no sign of a good λ.
    return deviation > 0 && Number.isFinite(value) ? value : Infinity;
  };
  // Beyond it exp(λ · log) squared is no double any more.
  const limit = 345 / largest;
  for (let width = 2; ; width *= 4) {
    const [low, high] = [Math.max(-width, -limit), Math.min(2 + width, limit)];
    const found = minimumWithin(loss, low, high, 1e-9);
    const near = 1e-3 * (high - low);
    const atEdge = (found - low < near && low > -limit) || (high - found < near && high < limit);
    if (!atEdge) return found;
  }
}
