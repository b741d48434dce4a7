import type { Interval, Requirement } from '@codexhub/common-config/records';
import { normalSf } from '@codexhub/statistics';

/** Beyond this many standard errors a p value is only a bound. */
const FARTHEST = 8;
const STEPS = 60;
const PRECISION = 1e-6;

/**
 * The one-sided p value against the limit: the least α at which the interval at level 1 − 2α reaches it,
 * seen from the side where the value lies. Small: the value is surely on that side. It is what the
 * interval says, turned round, so p ≤ (1 − level) / 2 exactly where the interval clears the limit.
 *
 * @returns p in [6e-16, .5], to four digits; undefined where there is no interval.
 */
export function pAgainstLimit(
  requirement: Requirement,
  value: number,
  intervalAt: (level: number) => Interval | undefined,
): number | undefined {
  const isGood = clearance(requirement, { lower: value, upper: value }, true) >= 0;
  const at = (z: number): number | undefined => {
    const interval = intervalAt(1 - 2 * normalSf(z));
    return interval && clearance(requirement, interval, isGood);
  };
  const far = at(FARTHEST);
  if (far === undefined) return undefined;
  if (far >= 0) return rounded(normalSf(FARTHEST));
  let near = 0;
  let beyond = FARTHEST;
  let atNear = clearance(requirement, { lower: value, upper: value }, isGood);
  let atBeyond = far;
  for (let step = 0; step < STEPS && beyond - near > PRECISION; step += 1) {
    // Nearly a line, so its root is nearly the root; halved where the line would creep (Illinois).
    const line = near + ((beyond - near) * atNear) / (atNear - atBeyond);
    const next = line > near && line < beyond ? line : (near + beyond) / 2;
    const clear = at(next) ?? -1;
    if (clear >= 0) {
      near = next;
      atNear = clear;
      atBeyond /= 2;
    } else {
      beyond = next;
      atBeyond = clear;
      atNear /= 2;
    }
  }
  return rounded(normalSf(near));
}

/** How far an interval stays clear of the limit, on the good or on the bad side; negative across it. */
function clearance(
  { direction, limit }: Requirement,
  { lower, upper }: Pick<Interval, 'lower' | 'upper'>,
  isGood: boolean,
): number {
  switch (direction) {
    case 'at_least':
      return isGood ? lower - limit : limit - upper;
    case 'at_most':
      return isGood ? limit - upper : lower - limit;
    case 'within':
      return isGood
        ? Math.min(lower + limit, limit - upper)
        : Math.max(lower - limit, -limit - upper);
  }
}

function rounded(p: number): number {
  return Number(p.toPrecision(4));
}
