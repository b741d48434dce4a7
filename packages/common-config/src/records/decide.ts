import type { CheckRow, Comparison, Observation } from './gate-report.ts';
import type { Interval } from './interval.ts';
import { type Outcome, worstOutcome } from './outcome.ts';
import type { Requirement } from './requirement.ts';

/** An outcome and, in a word or two, why. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason: string;
}

// Reasons for want of rows; every other undefined value was not measured at all.
const WANTING = new Set([
  'no_rows',
  'fewer_than_two_rows',
  'no_positives',
  'no_negatives',
  'no_predicted_positives',
  'no_predicted_negatives',
  'single_predicted_class',
  'no_selection',
  'single_class',
  'fewer_than_two_groups',
  'group_below_minimum',
  'group_absent',
  'reference_below_minimum',
  'reference_absent',
  'unknown_group',
  'no_interval',
  'no_weight',
  'too_few_rows',
  'constant_column',
]);

/**
 * The verdict on one observation: the one place where a value meets a limit.
 *
 * The whole interval decides, not the point: on the good side `pass` (short of the target `warn`),
 * on the bad side `fail`, across it `insufficient_data`. Touching the limit counts as good.
 * Where many groups are judged, one of them looks bad by chance: it fails only where the interval that
 * holds for all of them at once lies on the bad side. To pass, each must pass, so nothing is to be
 * allowed for there.
 * Where the check rests on the procedure and the served model's own interval lies wholly apart from
 * it, the two disagree, and that is `fail`. Where the model's own value is undefined for another reason than
 * want of rows, such as that it was measured twice, nobody can say whether they do: `not_measured`.
 */
export function decide(requirement: Requirement, observation: Observation): Verdict {
  const { value, interval, simultaneous, n, beside } = observation;
  if (!value.defined) {
    return {
      outcome: WANTING.has(value.reason) ? 'insufficient_data' : 'not_measured',
      reason: value.reason,
    };
  }
  if (!Number.isFinite(value.value)) return { outcome: 'not_measured', reason: 'not_a_number' };
  if (!(n >= requirement.minimumN))
    return { outcome: 'insufficient_data', reason: 'below_minimum_n' };
  if (!interval) return { outcome: 'insufficient_data', reason: 'no_interval' };
  if (!isSound(interval, value.value))
    return { outcome: 'not_measured', reason: 'interval_not_sound' };
  // A narrower interval than the policy asks for would pass what was never shown.
  if (!(interval.level >= requirement.level - 1e-12)) {
    return { outcome: 'not_measured', reason: 'interval_level_too_low' };
  }
  if (simultaneous && !isAround(simultaneous, interval)) {
    return { outcome: 'not_measured', reason: 'interval_not_sound' };
  }
  const unclear = unclearBeside(beside);
  if (unclear !== undefined) return { outcome: 'not_measured', reason: unclear };
  const side = sideOf(requirement, requirement.limit, interval);
  if (sideOf(requirement, requirement.limit, simultaneous ?? interval) === 'bad') {
    return { outcome: 'fail', reason: 'beyond_limit' };
  }
  const besides = beside?.simultaneous ?? beside?.interval;
  if (besides && apart(simultaneous ?? interval, besides)) {
    return { outcome: 'fail', reason: 'model_and_procedure_disagree' };
  }
  if (side === 'bad') return { outcome: 'insufficient_data', reason: 'beyond_limit_unadjusted' };
  if (side === 'across')
    return { outcome: 'insufficient_data', reason: 'interval_straddles_limit' };
  return withinLimit(requirement, interval);
}

function withinLimit(requirement: Requirement, interval: Interval): Verdict {
  if (requirement.target === undefined) return { outcome: 'pass', reason: 'within_limit' };
  return sideOf(requirement, requirement.target, interval) === 'good'
    ? { outcome: 'pass', reason: 'within_target' }
    : { outcome: 'warn', reason: 'short_of_target' };
}

// Too few rows of the served model are no fault; a figure of it that contradicts itself is.
function unclearBeside(beside: Observation['beside']): string | undefined {
  if (!beside || beside.value.defined || WANTING.has(beside.value.reason)) return undefined;
  return beside.value.reason;
}

/** Answers one check: every observation judged, the worst of them the outcome. */
export function decideCheck(
  requirement: Requirement,
  observations: readonly Observation[],
): CheckRow {
  const comparisons: Comparison[] = observations.map((observation) => ({
    ...observation,
    ...decide(requirement, observation),
  }));
  const outcome = worstOutcome(comparisons.map((comparison) => comparison.outcome));
  const reason =
    comparisons.find((comparison) => comparison.outcome === outcome)?.reason ?? 'absent';
  return { requirement, comparisons, outcome, reason };
}

// Written so that a NaN fails every one of these comparisons.
function isSound(interval: Interval, value: number): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(value));
  return interval.lower - slack <= value && value <= interval.upper + slack;
}

/** An interval for many holds the one for each. */
function isAround(outer: Interval, inner: Interval): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(inner.lower), Math.abs(inner.upper));
  return outer.lower <= inner.lower + slack && inner.upper - slack <= outer.upper;
}

function sideOf(
  requirement: Requirement,
  limit: number,
  { lower, upper }: Interval,
): 'good' | 'bad' | 'across' {
  switch (requirement.direction) {
    case 'at_least':
      return lower >= limit ? 'good' : upper < limit ? 'bad' : 'across';
    case 'at_most':
      return upper <= limit ? 'good' : lower > limit ? 'bad' : 'across';
    case 'within':
      if (lower >= -limit && upper <= limit) return 'good';
      return lower > limit || upper < -limit ? 'bad' : 'across';
  }
}

function apart(one: Interval, other: Interval): boolean {
  return one.upper < other.lower || other.upper < one.lower;
}
