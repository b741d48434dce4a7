import type { Value } from '@codexhub/common-config/records';
import { chooseThresholds, prepareThresholds, type ThresholdProblem } from './choose-thresholds.ts';
import { bestCommonThreshold, commonThresholds } from './common-thresholds.ts';
import type { GroupThreshold } from './group-threshold.ts';
import {
  type GroupThresholdPolicy,
  requirePolicy,
  requireTolerance,
} from './group-threshold-policy.ts';
import { disparityDefinitions, type ParityConstraint } from './parity-constraint.ts';
import type { ThresholdCut } from './threshold-cut.ts';

/** What {@link groupThresholds} chooses on, and for what. */
export interface GroupThresholdOptions extends ThresholdProblem {
  /** How far the constrained rates of two groups may lie apart, from 0 to 1. */
  readonly tolerance: number;
  readonly policy: GroupThresholdPolicy;
}

/** A number with the name of its definition. */
export interface NamedValue {
  readonly definition: string;
  readonly value: Value;
}

/** A threshold for each group. Plain data: the same rows give the same, byte for byte. */
export interface GroupThresholds {
  readonly constraint: ParityConstraint;
  readonly tolerance: number;
  readonly justification: string;
  readonly attributes: readonly string[];
  readonly thresholds: readonly GroupThreshold[];
  /** On the rows that they were chosen on: the objective (a mean cost is better if lower), the disparity left. */
  readonly objective: NamedValue;
  readonly disparity: NamedValue;
  /** The best single threshold for all: beside the others, and for rows whose group has none. */
  readonly common: ThresholdCut & {
    readonly objective: NamedValue;
    readonly disparity: NamedValue;
  };
  /** The largest step of a group's rate from one threshold to the next: parity cannot be had more finely. */
  readonly resolution: number;
  readonly rows: number;
  /** Rows of unknown group: they take no part. */
  readonly unknown: number;
}

/**
 * The thresholds, one for each group, that serve the objective best while the constrained rates lie within
 * `tolerance`. Deterministic: no row is decided by lot, as fairlearn's `ThresholdOptimizer` does between two
 * thresholds. All thresholds of every group are candidates (half way between scores; nobody; everybody), in
 * O(n log n): exact, but for `equalized_odds`, which is at least as good as any choice whose true positive
 * rates lie within 31/32 of the tolerance.
 *
 * Rows of equal score fall together, unless `tieBreak` tells them apart by a keyed hash of the subject: then
 * a cut may go through them, the same subject always gets the same answer, and no step of a rate is larger
 * than a row (1/n of its group, or of its positives or negatives). A tolerance below `resolution` may leave
 * only thresholds that select nobody or everybody.
 *
 * Thresholds that depend on a protected attribute are disparate treatment in some law (in the United States
 * Title VII and ECOA): without `policy.allowGroupThresholds` and a justification there are none.
 *
 * @throws GovernanceError `GOVERNANCE_GROUP_THRESHOLDS_NOT_ALLOWED` without the policy's word,
 * `GOVERNANCE_THRESHOLDS_UNDEFINED` where a group has no rows that a constrained rate is taken over,
 * `GOVERNANCE_OPTION_INVALID` for tolerance, constraint, objective and hash, and what `groupTensor` throws.
 * @see Hardt, Price and Srebro, "Equality of opportunity in supervised learning" (2016);
 * reference: `fairlearn.postprocessing.ThresholdOptimizer`
 * @example
 * const { thresholds, objective, common } = groupThresholds({
 *   yTrue: [1, 1, 0, 0, 1, 1, 0, 0], yScore: [0.9, 0.8, 0.6, 0.5, 0.55, 0.45, 0.3, 0.2],
 *   sensitive: { sex: ['m', 'm', 'm', 'm', 'f', 'f', 'f', 'f'] },
 *   constraint: 'equal_opportunity', objective: 'accuracy', tolerance: 0,
 *   policy: { allowGroupThresholds: true, justification: 'an example' },
 * });
 * thresholds.map(({ group, threshold }) => [group[0], threshold]); // Returns: [['f', 0.375], ['m', 0.7]]
 * objective.value; // Returns: { defined: true, value: 1 }
 * common.objective.value; // Returns: { defined: true, value: 0.75 }
 */
export function groupThresholds(options: GroupThresholdOptions): GroupThresholds {
  const { justification } = requirePolicy(options.policy);
  const tolerance = requireTolerance(options.tolerance, 'tolerance');
  const prepared = prepareThresholds(options);
  const { rows, constraint } = prepared;
  const { thresholds, objective, disparity } = chooseThresholds(prepared, tolerance);
  const best = bestCommonThreshold(commonThresholds(prepared));
  const named = (definition: string, value: number): NamedValue => ({
    definition,
    value: { defined: true, value },
  });
  return {
    constraint,
    tolerance,
    justification,
    attributes: rows.attributes,
    thresholds,
    objective: named(prepared.worth.definition, objective),
    disparity: named(disparityDefinitions[constraint], disparity),
    common: {
      ...best.cut,
      objective: named(prepared.worth.definition, prepared.worth.valueOf(best.worth)),
      disparity: named(disparityDefinitions[constraint], best.disparity),
    },
    resolution: prepared.resolution,
    rows: rows.yTrue.length,
    unknown: rows.unknown,
  };
}
