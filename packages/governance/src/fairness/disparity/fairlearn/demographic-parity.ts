import type { GroupTensor } from '../../../tensor/tensor.ts';
import { type FairnessMeasure, fairnessMeasure } from '../fairness-measure.ts';
import { comparedRates, definitionOf, type ParityOptions } from './compared-rates.ts';

/**
 * How far selection rates P(decided 1) are apart: max − min, or the greatest |group − overall|. In
 * [0, 1]; 0 where all groups are selected at one rate. Undefined with one group, or one without weight.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @see `fairlearn.metrics.demographic_parity_difference`
 * @example
 * const sex = ['f', 'f', 'm', 'm'];
 * const tensor = groupTensor({ yTrue: [1, 0, 1, 0], yPred: [1, 0, 1, 1], sensitive: { sex } });
 * demographicParityDifference(tensor).value; // Returns: { defined: true, value: 0.5 }
 */
export function demographicParityDifference(
  tensor: GroupTensor,
  options: ParityOptions = {},
): FairnessMeasure {
  return fairnessMeasure(
    definitionOf('demographic_parity_difference', options),
    comparedRates(tensor, 'selection_rate', 'difference', options),
  );
}

/**
 * The least selection rate over the greatest, or the least of group / overall folded to at most 1. In
 * [0, 1]; 1 where all groups are selected at one rate. Undefined as the difference is, and as
 * `all_zero` where nobody is selected.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @see `fairlearn.metrics.demographic_parity_ratio`
 * @example
 * const sex = ['f', 'f', 'm', 'm'];
 * const tensor = groupTensor({ yTrue: [1, 0, 1, 0], yPred: [1, 0, 1, 1], sensitive: { sex } });
 * demographicParityRatio(tensor).value; // Returns: { defined: true, value: 0.5 }
 */
export function demographicParityRatio(
  tensor: GroupTensor,
  options: ParityOptions = {},
): FairnessMeasure {
  return fairnessMeasure(
    definitionOf('demographic_parity_ratio', options),
    comparedRates(tensor, 'selection_rate', 'ratio', options),
  );
}
