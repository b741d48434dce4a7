import type { GroupTensor } from '../../../tensor/tensor.ts';
import { type FairnessMeasure, fairnessMeasure } from '../fairness-measure.ts';
import { comparedRates, definitionOf, type ParityOptions } from './compared-rates.ts';

/**
 * How far true positive rates P(decided 1 | label 1) are apart: max − min, or the greatest
 * |group − overall|. In [0, 1]; 0 where all groups have one rate. Undefined as `no_positives` where a group
 * has none: fairlearn takes its rate to be 0, and so raises a false alarm.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @see `fairlearn.metrics.equal_opportunity_difference`
 * @example
 * const sex = ['f', 'f', 'm', 'm'];
 * const tensor = groupTensor({ yTrue: [1, 0, 0, 0], yPred: [1, 0, 1, 1], sensitive: { sex } });
 * const { value, compat } = equalOpportunityDifference(tensor);
 * value; // Returns: { defined: false, reason: 'no_positives' }
 * compat; // Returns: 1
 */
export function equalOpportunityDifference(
  tensor: GroupTensor,
  options: ParityOptions = {},
): FairnessMeasure {
  return fairnessMeasure(
    definitionOf('equal_opportunity_difference', options),
    comparedRates(tensor, 'true_positive_rate', 'difference', options),
  );
}

/**
 * The least true positive rate over the greatest, or the least of group / overall folded to at most 1. In
 * [0, 1]; 1 where all groups have one rate. Undefined as the difference is, and as `all_zero`
 * where no positive is selected.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @see `fairlearn.metrics.equal_opportunity_ratio`
 * @example
 * const sex = ['f', 'f', 'm', 'm'];
 * const tensor = groupTensor({ yTrue: [1, 1, 1, 1], yPred: [1, 0, 1, 1], sensitive: { sex } });
 * equalOpportunityRatio(tensor).value; // Returns: { defined: true, value: 0.5 }
 */
export function equalOpportunityRatio(
  tensor: GroupTensor,
  options: ParityOptions = {},
): FairnessMeasure {
  return fairnessMeasure(
    definitionOf('equal_opportunity_ratio', options),
    comparedRates(tensor, 'true_positive_rate', 'ratio', options),
  );
}
