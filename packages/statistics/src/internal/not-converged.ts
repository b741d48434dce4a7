/** More terms than a shape of 1e12 needs. */
export const MOST_TERMS = 10_000_000;

/** What a series throws that ran out of terms: better no number than a wrong one. */
export function notConverged(name: string): RangeError {
  return new RangeError(
    `${name} must converge, but did not within ${MOST_TERMS} terms: its shape is beyond 1e12, use the normal approximation`,
  );
}
