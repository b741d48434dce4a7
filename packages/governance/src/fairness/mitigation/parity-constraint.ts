import { GovernanceError } from '../../errors.ts';
import type { ThresholdCandidates } from './threshold-candidates.ts';

/** What is to be equal between groups: fairlearn's constraints, by the disparity that each bounds. */
export type ParityConstraint =
  | 'demographic_parity'
  | 'equal_opportunity'
  | 'false_positive_rate_parity'
  | 'equalized_odds';

/** The largest difference between groups that a constraint is about. */
export const disparityDefinitions: Readonly<Record<ParityConstraint, string>> = {
  demographic_parity: 'fairlearn.metrics.demographic_parity_difference',
  equal_opportunity: 'fairlearn.metrics.equal_opportunity_difference',
  false_positive_rate_parity: 'fairlearn.metrics.false_positive_rate_difference',
  equalized_odds: 'fairlearn.metrics.equalized_odds_difference',
};

/** The name of a rate between 0 and 1. */
export type RateName = 'selectionRate' | 'truePositiveRate' | 'falsePositiveRate';

const constrainedRates: Readonly<Record<ParityConstraint, readonly RateName[]>> = {
  demographic_parity: ['selectionRate'],
  equal_opportunity: ['truePositiveRate'],
  false_positive_rate_parity: ['falsePositiveRate'],
  equalized_odds: ['truePositiveRate', 'falsePositiveRate'],
};

/** The names of the rates that a constraint makes equal. */
export function ratesOfConstraint(constraint: ParityConstraint): readonly RateName[] {
  return constrainedRates[constraint];
}

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` for what is no constraint. */
export function requireConstraint(constraint: ParityConstraint): ParityConstraint {
  if (Object.hasOwn(constrainedRates, constraint)) return constraint;
  throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `group thresholds: constraint must be one of ${Object.keys(constrainedRates).join(', ')}; received ${typeof constraint === 'string' ? `"${constraint}"` : typeof constraint}; name one of them`,
    details: { option: 'constraint' },
  });
}

/**
 * The constrained rates of every candidate, one array for each of them.
 * @throws GovernanceError `GOVERNANCE_THRESHOLDS_UNDEFINED` where a group has no rows to take a rate over.
 */
export function ratesOf(
  constraint: ParityConstraint,
  candidates: ThresholdCandidates,
  groups: readonly (readonly string[])[],
): readonly Float64Array[] {
  const { truePositives, falsePositives, positives, negatives, groupOf } = candidates;
  return constrainedRates[constraint].map((rate) => {
    const ofPositives = rate === 'falsePositiveRate' ? 0 : 1;
    const ofNegatives = rate === 'truePositiveRate' ? 0 : 1;
    const over = new Float64Array(groups.length);
    for (let group = 0; group < groups.length; group += 1) {
      over[group] = ofPositives * positives[group]! + ofNegatives * negatives[group]!;
      if (over[group] === 0) throw undefinedFor(constraint, rate, groups[group]!);
    }
    const rates = new Float64Array(groupOf.length);
    for (let at = 0; at < rates.length; at += 1) {
      rates[at] =
        (ofPositives * truePositives[at]! + ofNegatives * falsePositives[at]!) /
        over[groupOf[at]!]!;
    }
    return rates;
  });
}

const missing: Readonly<Record<RateName, readonly [string, string]>> = {
  selectionRate: ['no_weight', 'rows of weight above 0'],
  truePositiveRate: ['no_positives', 'rows of label 1 and weight above 0'],
  falsePositiveRate: ['no_negatives', 'rows of label 0 and weight above 0'],
};

function undefinedFor(
  constraint: ParityConstraint,
  rate: RateName,
  group: readonly string[],
): GovernanceError {
  const [reason, requirement] = missing[rate];
  return new GovernanceError('GOVERNANCE_THRESHOLDS_UNDEFINED', {
    message: `group thresholds: ${constraint} needs ${requirement} in every group; group ${JSON.stringify(group)} has none; choose another constraint, or join the group with another`,
    details: { constraint, group, reason },
  });
}
