import type { GroupTensor } from '../../../tensor/tensor.ts';
import { combine, type Estimate } from '../estimate.ts';
import { type FairnessMeasure, fairnessMeasure } from '../fairness-measure.ts';
import { requireOption } from '../option.ts';
import { pythonMax, pythonMin } from '../python-extremes.ts';
import { comparedRates, definitionOf, type ParityOptions } from './compared-rates.ts';

export interface EqualizedOddsOptions extends ParityOptions {
  /** The worse of both rates, by default, or their mean. */
  readonly agg?: 'worst_case' | 'mean';
}

/**
 * How far true and false positive rates are apart: the greater difference of the two, or their mean. In
 * [0, 1]; 0 where a decision depends on the label alone. Undefined as `no_positives` or `no_negatives` where
 * a group has none: fairlearn takes the rate to be 0, and so raises a false alarm.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @see `fairlearn.metrics.equalized_odds_difference`
 * @example
 * const sex = ['f', 'f', 'm', 'm'];
 * const tensor = groupTensor({ yTrue: [1, 0, 1, 0], yPred: [1, 0, 1, 1], sensitive: { sex } });
 * equalizedOddsDifference(tensor).value; // Returns: { defined: true, value: 1 }
 * equalizedOddsDifference(tensor, { agg: 'mean' }).value; // Returns: { defined: true, value: 0.5 }
 */
export function equalizedOddsDifference(
  tensor: GroupTensor,
  options: EqualizedOddsOptions = {},
): FairnessMeasure {
  return fairnessMeasure(
    definitionOf('equalized_odds_difference', options),
    aggregated(tensor, 'difference', options),
  );
}

/**
 * The lesser ratio of true and of false positive rates, or their mean. In [0, 1]; 1 where a decision
 * depends on the label alone. Undefined as the difference is, and as `all_zero` where a rate
 * is 0 in all groups; fairlearn's `min()` overlooks that for false positives.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @see `fairlearn.metrics.equalized_odds_ratio`
 * @example
 * const sex = ['f', 'f', 'm', 'm'];
 * const tensor = groupTensor({ yTrue: [1, 0, 1, 0], yPred: [1, 0, 1, 0], sensitive: { sex } });
 * const { value, compat } = equalizedOddsRatio(tensor);
 * value; // Returns: { defined: false, reason: 'all_zero' }
 * compat; // Returns: 1
 */
export function equalizedOddsRatio(
  tensor: GroupTensor,
  options: EqualizedOddsOptions = {},
): FairnessMeasure {
  return fairnessMeasure(
    definitionOf('equalized_odds_ratio', options),
    aggregated(tensor, 'ratio', options),
  );
}

function aggregated(
  tensor: GroupTensor,
  how: 'difference' | 'ratio',
  options: EqualizedOddsOptions,
): Estimate {
  const { agg = 'worst_case' } = options;
  requireOption(agg === 'worst_case' || agg === 'mean', 'agg', {
    requirement: "'worst_case' or 'mean'",
    received: `'${String(agg)}'`,
  });
  const ofPositives = comparedRates(tensor, 'true_positive_rate', how, options);
  const ofNegatives = comparedRates(tensor, 'false_positive_rate', how, options);
  if (agg === 'mean') return combine(ofPositives, ofNegatives, mean, meanOfNumbers);
  const worse = how === 'difference' ? pythonMax : pythonMin;
  return combine(ofPositives, ofNegatives, worse);
}

function mean(one: number, other: number): number {
  return (one + other) / 2;
}

/** As pandas: NaN is left out. */
function meanOfNumbers(one: number, other: number): number {
  if (Number.isNaN(one)) return other;
  return Number.isNaN(other) ? one : mean(one, other);
}
