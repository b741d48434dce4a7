import { GovernanceError } from '../../errors.ts';
import { chooseThresholds, prepareThresholds, type ThresholdProblem } from './choose-thresholds.ts';
import { type CommonThresholds, commonThresholds } from './common-thresholds.ts';
import type { GroupThreshold } from './group-threshold.ts';
import {
  type GroupThresholdPolicy,
  requirePolicy,
  requireTolerance,
} from './group-threshold-policy.ts';
import { disparityDefinitions, type ParityConstraint } from './parity-constraint.ts';
import type { ThresholdCut } from './threshold-cut.ts';

/** What {@link fairnessFrontier} looks at. */
export interface FrontierOptions extends ThresholdProblem {
  /** Asks for thresholds by group, too; without it there are only common ones. */
  readonly policy?: GroupThresholdPolicy;
  /** Where thresholds by group are looked for; 0 to 0.2 in steps of 0.01 by default. */
  readonly tolerances?: readonly number[];
}

/** A choice that no other beats in both numbers. */
export interface FrontierPoint {
  readonly objective: number;
  readonly disparity: number;
}

/** What can be had of the objective at which disparity: each list from the least disparity up. */
export interface FairnessFrontier {
  readonly constraint: ParityConstraint;
  /** The definitions of the points' numbers; a mean cost is better if lower. */
  readonly objective: string;
  readonly disparity: string;
  readonly common: readonly (FrontierPoint & ThresholdCut)[];
  /** Present where the policy allows it. */
  readonly byGroup?: readonly (FrontierPoint & {
    readonly thresholds: readonly GroupThreshold[];
  })[];
  readonly justification?: string;
  readonly rows: number;
  /** Rows of unknown group: they take no part. */
  readonly unknown: number;
}

/**
 * The Pareto frontiers of objective and disparity. With one threshold for all: over every threshold, exact,
 * O(n log n). With one for each group, where the policy allows that: the best thresholds at each of the
 * tolerances (see `groupThresholds`), O(n log n) each; choices between two tolerances are not seen.
 *
 * @throws GovernanceError as `groupThresholds`; without a policy it says nothing of thresholds by group.
 * @example
 * const { common } = fairnessFrontier({
 *   yTrue: [1, 0, 1, 0], yScore: [0.9, 0.2, 0.6, 0.4], sensitive: { sex: ['m', 'm', 'f', 'f'] },
 *   constraint: 'demographic_parity', objective: 'accuracy',
 * });
 * common; // Returns: [{ objective: 1, disparity: 0, threshold: 0.5 }]
 */
export function fairnessFrontier(options: FrontierOptions): FairnessFrontier {
  const policy = options.policy === undefined ? undefined : requirePolicy(options.policy);
  const tolerances = tolerancesOf(options);
  const prepared = prepareThresholds(options);
  const { rows, worth, constraint } = prepared;
  const byGroup =
    policy &&
    efficient(tolerances.map((tolerance) => chooseThresholds(prepared, tolerance))).map(
      ({ objective, disparity, thresholds }) => ({ objective, disparity, thresholds }),
    );
  return {
    constraint,
    objective: worth.definition,
    disparity: disparityDefinitions[constraint],
    common: commonFrontier(commonThresholds(prepared)).map((point) => ({
      objective: worth.valueOf(point.worth),
      disparity: point.disparity,
      ...point.cut,
    })),
    ...(policy && byGroup && { byGroup, justification: policy.justification }),
    rows: rows.yTrue.length,
    unknown: rows.unknown,
  };
}

function tolerancesOf({ tolerances }: FrontierOptions): readonly number[] {
  const given = tolerances ?? Array.from({ length: 21 }, (_, at) => at / 100);
  if (!Array.isArray(given)) {
    throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
      message: `fairness frontier: tolerances must be an array of numbers from 0 to 1; received a ${typeof given}; pass one such as [0, 0.05]`,
      details: { option: 'tolerances', received: typeof given },
    });
  }
  return Array.from(given as readonly number[], (tolerance, at) =>
    requireTolerance(tolerance, `tolerances[${at}]`),
  );
}

function commonFrontier(all: CommonThresholds): ReturnType<CommonThresholds['at']>[] {
  const { worths, disparities, size } = all;
  const places = new Int32Array(size);
  for (let at = 0; at < size; at += 1) places[at] = at;
  places.sort((a, b) => disparities[a]! - disparities[b]! || worths[b]! - worths[a]! || a - b);
  let best = Number.NEGATIVE_INFINITY;
  const kept: number[] = [];
  for (let at = 0; at < size; at += 1) {
    const worth = worths[places[at]!]!;
    if (worth <= best) continue;
    best = worth;
    kept.push(places[at]!);
  }
  return kept.map((place) => all.at(place));
}

/** Those that no other beats: from the least disparity up, each worth more than all before. */
function efficient<Point extends { readonly worth: number; readonly disparity: number }>(
  points: readonly Point[],
): readonly Point[] {
  let best = Number.NEGATIVE_INFINITY;
  return points
    .toSorted((a, b) => a.disparity - b.disparity || b.worth - a.worth)
    .filter(({ worth }) => {
      if (worth <= best) return false;
      best = worth;
      return true;
    });
}
