import type { Interval } from '@codexhub/statistics';

/** A value with its interval. */
interface Estimate {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * The interval of the change after − before, from the intervals of both: MOVER, whose distances to the limits
 * are those of the two values, less what they have in common. Keeps the skew of either.
 *
 * @param correlation of the two estimates' errors, from −1 to 1; 0 where they rest on different rows.
 * @see Zou, Psychological Methods 12 (2007) 399
 */
export function changeInterval(before: Estimate, after: Estimate, correlation: number): Interval {
  const change = after.value - before.value;
  const { interval: b } = before;
  const { interval: a } = after;
  const distance = (one: number, other: number): number =>
    Math.sqrt(Math.max(0, one * one + other * other - 2 * correlation * one * other));
  return {
    lower: change - distance(after.value - a.lower, b.upper - before.value),
    upper: change + distance(a.upper - after.value, before.value - b.lower),
    level: a.level,
    method: a.method === b.method ? `${a.method}+mover` : `${a.method}, ${b.method}+mover`,
  };
}
