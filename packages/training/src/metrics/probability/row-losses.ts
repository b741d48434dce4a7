import { type Interval, mean, normalInterval, sampleVariance } from '@codexhub/statistics';

/** The `surprise` of the probability given to the outcome of each row. */
export function logLosses(yTrue: Uint8Array, score: Float64Array): Float64Array {
  const losses = new Float64Array(score.length);
  for (let row = 0; row < losses.length; row += 1) {
    const given = yTrue[row] === 1 ? score[row]! : 1 - score[row]!;
    losses[row] = surprise(given);
  }
  return losses;
}

/** −log of a probability, clipped to [ε, 1 − ε], ε = 2⁻⁵². */
export function surprise(probability: number): number {
  return -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability)));
}

/** (probability − outcome)² of each row. */
export function squaredErrors(yTrue: Uint8Array, score: Float64Array): Float64Array {
  const losses = new Float64Array(score.length);
  for (let row = 0; row < losses.length; row += 1) {
    const difference = score[row]! - yTrue[row]!;
    losses[row] = difference * difference;
  }
  return losses;
}

/** A mean over rows, and its normal interval; none for fewer than two rows. */
export function meanLoss(
  losses: Float64Array,
  level: number,
): { readonly value: number; readonly interval: Interval | undefined } | undefined {
  const value = mean(losses);
  if (value === undefined) return undefined;
  const variance = sampleVariance(losses);
  if (variance === undefined) return { value, interval: undefined };
  const standardError = Math.sqrt(variance / losses.length);
  const interval = normalInterval({ value, standardError, level });
  // A loss is never negative, though the normal interval does not know it.
  return { value, interval: { ...interval, lower: Math.max(0, interval.lower) } };
}
