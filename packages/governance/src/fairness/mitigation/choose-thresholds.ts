import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { bestCandidates } from './best-candidates.ts';
import type { GroupThreshold } from './group-threshold.ts';
import { type ParityConstraint, ratesOf, requireConstraint } from './parity-constraint.ts';
import { type RowsWithScores, type ScoredRows, scoredRows } from './scored-rows.ts';
import { type ThresholdCandidates, thresholdCandidates } from './threshold-candidates.ts';
import { cutOf, type ThresholdCut } from './threshold-cut.ts';
import { type ThresholdObjective, type Worth, worthOf } from './threshold-objective.ts';
import type { TieBreak } from './tie-break.ts';

/** Rows, and what thresholds on them are for. */
export interface ThresholdProblem extends RowsWithScores {
  readonly constraint: ParityConstraint;
  readonly objective: ThresholdObjective;
  readonly tieBreak?: TieBreak;
}

/** A problem after everything that does not depend on the tolerance. */
export interface PreparedThresholds {
  readonly rows: ScoredRows;
  readonly constraint: ParityConstraint;
  readonly candidates: ThresholdCandidates;
  readonly worth: Worth;
  /** Of each candidate. */
  readonly worths: Float64Array;
  readonly rates: readonly Float64Array[];
  readonly resolution: number;
  /** Rows of each group. */
  readonly sizes: Int32Array;
}

export function prepareThresholds(problem: ThresholdProblem): PreparedThresholds {
  const constraint = requireConstraint(problem.constraint);
  const rows = scoredRows(problem);
  const candidates = thresholdCandidates(rows, problem.tieBreak);
  const { positives, negatives, truePositives, falsePositives, offsets } = candidates;
  const worth = worthOf(problem.objective, {
    positives: sum(positives),
    negatives: sum(negatives),
  });
  const worths = new Float64Array(truePositives.length);
  for (let at = 0; at < worths.length; at += 1) {
    worths[at] =
      worth.truePositive * truePositives[at]! - worth.falsePositive * falsePositives[at]!;
  }
  const rates = ratesOf(constraint, candidates, rows.groups);
  const sizes = new Int32Array(rows.groups.length);
  for (let row = 0; row < rows.groupOf.length; row += 1) {
    if (rows.groupOf[row]! >= 0) sizes[rows.groupOf[row]!]! += 1;
  }
  const resolution = largestStep(rates, offsets);
  return { rows, constraint, candidates, worth, worths, rates, resolution, sizes };
}

/** The best thresholds at a tolerance, and what they do. */
export function chooseThresholds(
  prepared: PreparedThresholds,
  tolerance: number,
): {
  readonly thresholds: readonly GroupThreshold[];
  readonly worth: number;
  readonly objective: number;
  readonly disparity: number;
} {
  const { rows, candidates, rates, worths, sizes } = prepared;
  const { offsets, groupOf, truePositives, falsePositives, positives, negatives } = candidates;
  const chosen = bestCandidates({ offsets, groupOf, worths, rates, tolerance });
  const cuts = rows.groups.map((_, place) => cutOf(chosen[place]!, candidates, rows.yScore));
  const shares = tieShares(prepared, cuts);
  let worth = 0;
  const thresholds = rows.groups.map((group, place): GroupThreshold => {
    const at = chosen[place]!;
    const [positive, negative] = [positives[place]!, negatives[place]!];
    worth += worths[at]!;
    return {
      group,
      n: sizes[place]!,
      threshold: cuts[place]!.threshold,
      ...(cuts[place]!.tie && { tie: { ...cuts[place]!.tie, share: shares[place]! } }),
      selectionRate: share(
        truePositives[at]! + falsePositives[at]!,
        positive + negative,
        'no_weight',
      ),
      truePositiveRate: share(truePositives[at]!, positive, 'no_positives'),
      falsePositiveRate: share(falsePositives[at]!, negative, 'no_negatives'),
    };
  });
  return {
    thresholds,
    worth,
    objective: prepared.worth.valueOf(worth),
    disparity: largestGap(rates, chosen),
  };
}

/** Of the rows whose score a group's cut goes through, the part that is selected. */
function tieShares(
  { rows, candidates: { tiePositions } }: PreparedThresholds,
  cuts: readonly ThresholdCut[],
): Float64Array {
  const below = new Float64Array(cuts.length);
  const scores = new Float64Array(cuts.length).fill(Number.NaN);
  for (const [place, { threshold, tie }] of cuts.entries()) {
    if (!tie || typeof threshold !== 'number') continue;
    scores[place] = threshold;
    below[place] = tie.below;
  }
  const tied = new Float64Array(cuts.length);
  const selected = new Float64Array(cuts.length);
  for (let row = 0; tiePositions && row < tiePositions.length; row += 1) {
    const group = rows.groupOf[row]!;
    if (group < 0 || rows.yScore[row] !== scores[group]) continue;
    tied[group]! += 1;
    if (tiePositions[row]! < below[group]!) selected[group]! += 1;
  }
  for (let group = 0; group < cuts.length; group += 1) selected[group]! /= tied[group]!;
  return selected;
}

function share(part: number, whole: number, reason: string): Value {
  return whole === 0 ? undefinedValue(reason) : { defined: true, value: part / whole };
}

/** The largest difference between the rates of the chosen candidates; of two rates the larger one. */
function largestGap(rates: readonly Float64Array[], chosen: Int32Array): number {
  let largest = 0;
  for (const rate of rates) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let group = 0; group < chosen.length; group += 1) {
      low = Math.min(low, rate[chosen[group]!]!);
      high = Math.max(high, rate[chosen[group]!]!);
    }
    largest = Math.max(largest, high - low);
  }
  return largest;
}

function largestStep(rates: readonly Float64Array[], offsets: Int32Array): number {
  let largest = 0;
  for (const rate of rates) {
    for (let group = 0; group + 1 < offsets.length; group += 1) {
      for (let at = offsets[group]! + 1; at < offsets[group + 1]!; at += 1) {
        largest = Math.max(largest, rate[at]! - rate[at - 1]!);
      }
    }
  }
  return largest;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at]!;
  return total;
}
