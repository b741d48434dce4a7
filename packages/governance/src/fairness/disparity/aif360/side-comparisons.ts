import { combine, type Estimate, ratio } from '../estimate.ts';
import { pythonMax } from '../python-extremes.ts';
import type { SideEstimates } from './side-rates.ts';

/** The rates of both sides. */
export interface Compared {
  readonly unprivileged: SideEstimates;
  readonly privileged: SideEstimates;
}

export type Comparison =
  | 'statistical_parity_difference'
  | 'disparate_impact'
  | 'equal_opportunity_difference'
  | `${'true_positive' | 'false_positive' | 'false_negative' | 'false_discovery' | 'false_omission' | 'error'}_rate_difference`
  | `${'false_positive' | 'false_negative' | 'false_discovery' | 'false_omission' | 'error'}_rate_ratio`
  | `average_${'odds' | 'abs_odds' | 'predictive_value'}_difference`
  | 'equalized_odds_difference';

/** What AIF360 makes of two rates, or of two differences. */
export function comparisons(sides: Compared): Readonly<Record<Comparison, Estimate>> {
  const ofTruePositives = difference(sides, 'true_positive_rate');
  const ofFalsePositives = difference(sides, 'false_positive_rate');
  const mean = (one: number, other: number): number => 0.5 * (one + other);
  return {
    statistical_parity_difference: difference(sides, 'selection_rate'),
    disparate_impact: quotient(sides, 'selection_rate'),
    equal_opportunity_difference: ofTruePositives,
    true_positive_rate_difference: ofTruePositives,
    false_positive_rate_difference: ofFalsePositives,
    false_negative_rate_difference: difference(sides, 'false_negative_rate'),
    false_discovery_rate_difference: difference(sides, 'false_discovery_rate'),
    false_omission_rate_difference: difference(sides, 'false_omission_rate'),
    error_rate_difference: difference(sides, 'error_rate'),
    false_positive_rate_ratio: quotient(sides, 'false_positive_rate'),
    false_negative_rate_ratio: quotient(sides, 'false_negative_rate'),
    false_discovery_rate_ratio: quotient(sides, 'false_discovery_rate'),
    false_omission_rate_ratio: quotient(sides, 'false_omission_rate'),
    error_rate_ratio: quotient(sides, 'error_rate'),
    average_odds_difference: combine(ofFalsePositives, ofTruePositives, mean),
    average_abs_odds_difference: combine(ofFalsePositives, ofTruePositives, (one, other) =>
      mean(Math.abs(one), Math.abs(other)),
    ),
    average_predictive_value_difference: combine(
      difference(sides, 'positive_predictive_value'),
      difference(sides, 'false_omission_rate'),
      mean,
    ),
    equalized_odds_difference: combine(ofFalsePositives, ofTruePositives, (one, other) =>
      pythonMax(Math.abs(one), Math.abs(other)),
    ),
  };
}

/** Unprivileged − privileged. */
export function difference(sides: Compared, name: keyof SideEstimates): Estimate {
  return combine(sides.unprivileged[name], sides.privileged[name], (one, other) => one - other);
}

/** Unprivileged / privileged. */
export function quotient(sides: Compared, name: keyof SideEstimates): Estimate {
  return ratio(sides.unprivileged[name], sides.privileged[name]);
}
