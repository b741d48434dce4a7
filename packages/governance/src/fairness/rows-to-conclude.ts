import { decide, type Requirement } from '@codexhub/common-config/records';
import { smallestScale } from '@codexhub/statistics';
import type { GroupObservation } from './observe-groups.ts';

/** Beyond this many times today's rows no number is worth naming. */
const MAXIMUM_SCALE = 10_000;

/**
 * Adds to an observation that straddles its limit how many rows in all would conclude, at today's
 * proportions: the least multiple of the rows at which the whole interval lies on one side.
 * It is left out where the value is so close to the limit that 10,000 times the rows would not do.
 */
export function rowsToConclude(
  requirement: Requirement,
  { observation, estimate }: GroupObservation,
  total: number,
): GroupObservation['observation'] {
  const { beside: _, ...alone } = observation;
  if (!estimate || decide(requirement, alone).reason !== 'interval_straddles_limit') {
    return observation;
  }
  const scale = smallestScale({
    maximum: MAXIMUM_SCALE,
    concluded: (factor) => {
      const interval = estimate.intervalAt(requirement.level, factor);
      const { outcome } = decide(requirement, { ...alone, interval });
      return outcome === 'pass' || outcome === 'warn' || outcome === 'fail';
    },
  });
  return scale === undefined
    ? observation
    : { ...observation, nToConclude: Math.ceil(scale * total) };
}
