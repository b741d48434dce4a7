import { criticalValue } from '../internal/critical-value.ts';
import {
  requireFinite,
  requireNotNegative,
  requireProbability,
} from '../internal/require-number.ts';
import type { Interval } from '../interval.ts';
import type { Estimate } from './estimate.ts';

/**
 * The interval of a value in (0, 1), taken on the logit scale and transformed back.
 *
 * expit(logit(v) ± z · standardError / (v (1 − v))), the delta method: stays inside (0, 1), contains the
 * value, better than {@link normalInterval} near the borders. Meant for an AUC with DeLong's variance.
 *
 * @param estimate - value from 0 to 1, its standardError (on the scale of the value) and level
 * @returns the interval with method 'logit'; undefined at the borders 0 and 1, where the logit does not exist
 * @throws RangeError when value is outside 0 to 1, standardError is NaN, negative or infinite, or level is outside (0, 1)
 * @see Pepe, "The Statistical Evaluation of Medical Tests" (2003) 107; reference: `scipy.special.expit` of `scipy.special.logit`
 * @example
 * ```ts
 * import { logitInterval } from '@codexhub/statistics';
 * logitInterval({ value: 0.9, standardError: 0.06, level: 0.95 }); // { lower: 0.7090102460285099, upper: 0.9707976036772927, level: 0.95, method: 'logit' }
 * logitInterval({ value: 1, standardError: 0, level: 0.95 }); // undefined
 * ```
 */
export function logitInterval({ value, standardError, level }: Estimate): Interval | undefined {
  const z = criticalValue(level);
  requireProbability('value', value);
  requireFinite('standardError', standardError);
  requireNotNegative('standardError', standardError);
  if (value === 0 || value === 1) return undefined;
  const odds = value / (1 - value);
  const factor = Math.exp((z * standardError) / (value * (1 - value)));
  return {
    lower: Math.min(value, 1 / (1 + factor / odds)),
    upper: Math.max(value, 1 / (1 + 1 / (odds * factor))),
    level,
    method: 'logit',
  };
}
