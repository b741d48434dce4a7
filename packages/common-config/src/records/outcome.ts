/**
 * What a check can say. Only `pass` and `warn` let a gate open by themselves.
 *
 * - `pass`: the whole interval is on the good side of the limit (and of the target, if any);
 * - `warn`: on the good side of the limit, but short of the stricter target;
 * - `fail`: the whole interval is on the bad side;
 * - `insufficient_data`: it straddles, the group is too small, or rows for the value are wanting;
 * - `not_measured`: absent, not a number, an unknown metric, a slice that is not there.
 */
export type Outcome = 'pass' | 'warn' | 'fail' | 'insufficient_data' | 'not_measured';

export const outcomes = [
  'pass',
  'warn',
  'insufficient_data',
  'fail',
  'not_measured',
] as const satisfies readonly Outcome[];

/** The worst of several outcomes, in the order of `outcomes`; of none, `not_measured`. */
export function worstOutcome(all: readonly Outcome[]): Outcome {
  if (all.length === 0) return 'not_measured';
  return outcomes[Math.max(...all.map((outcome) => outcomes.indexOf(outcome)))] ?? 'not_measured';
}
