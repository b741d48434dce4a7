import type { Observation } from '@codexhub/common-config/records';
import { holm } from '@codexhub/statistics';

/** Adds to every p value of a report the one that allows for all of them, by Holm's method. */
export function adjustForAll(
  checks: readonly (readonly Observation[])[],
): readonly (readonly Observation[])[] {
  const adjusted = holm(checks.flat().flatMap(({ pValue }) => pValue ?? []));
  let next = 0;
  return checks.map((observations) =>
    observations.map((observation) => {
      if (observation.pValue === undefined) return observation;
      const adjustedP = adjusted[next]!;
      next += 1;
      return { ...observation, adjustedP };
    }),
  );
}
