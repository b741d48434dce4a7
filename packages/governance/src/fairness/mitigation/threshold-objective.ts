import { GovernanceError } from '../../errors.ts';

/**
 * What thresholds are chosen for, over all rows of known group: scikit-learn's `accuracy_score` or
 * `balanced_accuracy_score` as high as can be, or the mean cost of a row as low as can be, at the given
 * costs of a false positive and a false negative.
 */
export type ThresholdObjective =
  | 'accuracy'
  | 'balanced_accuracy'
  | { readonly falsePositive: number; readonly falseNegative: number };

/** An objective as a sum: what a selected row of either label is worth. */
export interface Worth {
  readonly definition: string;
  /** What a unit of true positives adds, and a unit of false positives takes away. */
  readonly truePositive: number;
  readonly falsePositive: number;
  /** The objective of a worth. */
  valueOf(worth: number): number;
}

/**
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` for what is no objective,
 * `GOVERNANCE_THRESHOLDS_UNDEFINED` where it is not defined on the rows.
 */
export function worthOf(
  objective: ThresholdObjective,
  { positives, negatives }: { readonly positives: number; readonly negatives: number },
): Worth {
  const total = positives + negatives;
  if (total === 0) throw undefinedOn('weight above 0');
  if (objective === 'accuracy') {
    return {
      definition: 'sklearn.metrics.accuracy_score',
      truePositive: 1,
      falsePositive: 1,
      valueOf: (worth) => (worth + negatives) / total,
    };
  }
  if (objective === 'balanced_accuracy') {
    if (positives === 0 || negatives === 0) throw undefinedOn('both labels');
    return {
      definition: 'sklearn.metrics.balanced_accuracy_score',
      truePositive: 1 / positives,
      falsePositive: 1 / negatives,
      valueOf: (worth) => (worth + 1) / 2,
    };
  }
  const { falsePositive, falseNegative } = requireCosts(objective, 'objective');
  return {
    definition: 'codexhub.mean_cost',
    truePositive: falseNegative,
    falsePositive,
    valueOf: (worth) => (falseNegative * positives - worth) / total,
  };
}

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` */
export function requireCosts(
  costs: unknown,
  option: string,
): { readonly falsePositive: number; readonly falseNegative: number } {
  const { falsePositive, falseNegative } = Object(costs) as Record<string, unknown>;
  const isCost = (cost: unknown): cost is number =>
    typeof cost === 'number' && Number.isFinite(cost) && cost >= 0;
  if (isCost(falsePositive) && isCost(falseNegative) && falsePositive + falseNegative > 0) {
    return { falsePositive, falseNegative };
  }
  const names = option === 'objective' ? "'accuracy', 'balanced_accuracy', or " : '';
  throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `mitigation: ${option} must be ${names}costs { falsePositive, falseNegative } of at least 0, not both 0; received ${typeof costs === 'string' ? `"${costs}"` : 'something else'}; name what an error costs`,
    details: { option },
  });
}

function undefinedOn(requirement: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_THRESHOLDS_UNDEFINED', {
    message: `group thresholds: the objective needs rows of known group with ${requirement}; received none; choose another objective or other rows`,
    details: { requirement },
  });
}
