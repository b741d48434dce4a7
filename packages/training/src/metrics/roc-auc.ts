import { type Interval, logitInterval, wilsonInterval } from '@codexhub/statistics';
import { areaOfPlacements, placements } from './ranking/placements.ts';
import { sortedClasses } from './ranking/sorted-classes.ts';

/** An AUC with DeLong's variance. */
export interface AreaUnderCurve {
  readonly value: number;
  /** Undefined where a class has fewer than two rows. */
  readonly variance: number | undefined;
  readonly positives: number;
  readonly negatives: number;
}

/**
 * P(score of a positive > score of a negative) + ½ P(equal), with DeLong's variance by midranks, in
 * O(n log n) at the worst. Both classes are sorted apart and compared in two merges, so that no row has
 * to be found again. Ranks are counted in halves, so the value is exact up to its last division.
 *
 * @param yTrue 0 or 1 for each row.
 * @param score finite.
 * @returns undefined where the rows hold one class only.
 * @see Sun and Xu, IEEE Signal Processing Letters 21 (2014) 1389; DeLong et al., Biometrics 44 (1988)
 * 837; references: scikit-learn `roc_auc_score`, pROC `var.roc`
 */
export function areaUnderCurve(yTrue: Uint8Array, score: Float64Array): AreaUnderCurve | undefined {
  const classes = sortedClasses(yTrue, score);
  const positives = classes.positive.length;
  const negatives = classes.negative.length;
  if (positives === 0 || negatives === 0) return undefined;
  const wins = placements(classes.positive, classes.negative);
  const value = areaOfPlacements(wins, negatives);
  if (positives < 2 || negatives < 2) return { value, variance: undefined, positives, negatives };
  const losses = placements(classes.negative, classes.positive);
  const variance =
    placementVariance(wins, value, negatives) / positives +
    placementVariance(losses, 1 - value, positives) / negatives;
  return { value, variance, positives, negatives };
}

/**
 * The interval of an AUC: DeLong's variance on the logit scale. At the borders, and where a class has
 * one row, there is no such variance; there Wilson's interval with min(positives, negatives) trials
 * stands in, whose variance AUC (1 − AUC) / min(m, n) is an upper bound of the true one.
 *
 * @see Birnbaum and Klose, Annals of Mathematical Statistics 28 (1957) 933, for the bound
 */
export function areaInterval(
  { value, variance, positives, negatives }: AreaUnderCurve,
  level: number,
): Interval | undefined {
  if (variance !== undefined && variance > 0 && value > 0 && value < 1) {
    const interval = logitInterval({ value, standardError: Math.sqrt(variance), level });
    return interval && { ...interval, method: 'delong+logit' };
  }
  const trials = Math.min(positives, negatives);
  const interval = wilsonInterval({ successes: value * trials, trials, level });
  return interval && { ...interval, method: 'wilson+birnbaum-klose' };
}

/** The sample variance of the placements of one class, whose mean is known. */
function placementVariance(placed: Float64Array, mean: number, others: number): number {
  let sum = 0;
  for (let at = 0; at < placed.length; at += 1) {
    const difference = placed[at]! / (2 * others) - mean;
    sum += difference * difference;
  }
  return sum / (placed.length - 1);
}
