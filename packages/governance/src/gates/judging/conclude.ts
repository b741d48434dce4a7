import { decide, type Observation, type Requirement } from '@codexhub/common-config/records';
import { smallestScale } from '@codexhub/statistics';
import { intervalsOf } from './measure-group.ts';
import type { GroupObservation } from './observe-groups.ts';
import { pAgainstLimit } from './p-against-limit.ts';

/** Beyond this many times today's rows no number is worth naming. */
const MAXIMUM_SCALE = 10_000;

/**
 * Adds what an observation says of a limit: its one-sided p value, and where it straddles, how many rows
 * in all would conclude at today's proportions, the least multiple of the rows at which the whole
 * interval lies on one side. That is left out where 10,000 times the rows would not do.
 */
export function conclude(
  requirement: Requirement,
  observed: GroupObservation,
  total: number,
): Observation {
  const { observation, estimate } = observed;
  if (!estimate) return observation;
  const pValue = pAgainstLimit(requirement, estimate.value, estimate.intervalAt);
  const nToConclude = rowsToConclude(requirement, observed, total);
  return {
    ...observation,
    ...(pValue === undefined ? {} : { pValue }),
    ...(nToConclude === undefined ? {} : { nToConclude }),
  };
}

function rowsToConclude(
  requirement: Requirement,
  { observation, estimate, together }: GroupObservation,
  total: number,
): number | undefined {
  const { beside: _, ...alone } = observation;
  const { reason } = decide(requirement, alone);
  if (reason !== 'interval_straddles_limit' && reason !== 'beyond_limit_unadjusted') {
    return undefined;
  }
  const { level } = requirement;
  const scale = smallestScale({
    maximum: MAXIMUM_SCALE,
    concluded: (factor) => {
      const grown = { ...alone, ...intervalsOf(estimate, { level, together }, factor) };
      const { outcome } = decide(requirement, grown);
      return outcome === 'pass' || outcome === 'warn' || outcome === 'fail';
    },
  });
  return scale === undefined ? undefined : Math.ceil(scale * total);
}
