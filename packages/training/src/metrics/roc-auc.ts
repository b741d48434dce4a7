import { type Interval, logitInterval, wilsonInterval } from '@codexhub/statistics';
import { rankScores } from './score-ranking.ts';

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
 * O(n log n). Ranks are counted in halves, so the value is exact up to its last division.
 *
 * @returns undefined where the rows hold one class only.
 * @see Sun and Xu, IEEE Signal Processing Letters 21 (2014) 1389; DeLong et al., Biometrics 44 (1988)
 * 837; references: scikit-learn `roc_auc_score`, pROC `var.roc`
 */
export function areaUnderCurve(yTrue: Uint8Array, score: Float64Array): AreaUnderCurve | undefined {
  const positives = yTrue.reduce((sum, label) => sum + label, 0);
  const negatives = yTrue.length - positives;
  if (positives === 0 || negatives === 0) return undefined;
  const { order, bounds } = rankScores(score);
  // Twice the number of negatives below a positive, ties counting one; and the other way round.
  const wins = new Float64Array(yTrue.length);
  let positivesBelow = 0;
  let negativesBelow = 0;
  let total = 0;
  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const rows = order.subarray(bounds[group]!, bounds[group + 1]!);
    let tiedPositives = 0;
    for (const row of rows) tiedPositives += yTrue[row]!;
    const tiedNegatives = rows.length - tiedPositives;
    const ofPositive = 2 * negativesBelow + tiedNegatives;
    const ofNegative = 2 * (positives - positivesBelow - tiedPositives) + tiedPositives;
    for (const row of rows) wins[row] = yTrue[row] === 1 ? ofPositive : ofNegative;
    total += tiedPositives * ofPositive;
    positivesBelow += tiedPositives;
    negativesBelow += tiedNegatives;
  }
  const value = total / (2 * positives * negatives);
  const variance =
    positives < 2 || negatives < 2
      ? undefined
      : placementVariance(yTrue, wins, 1, value, negatives) / positives +
        placementVariance(yTrue, wins, 0, value, positives) / negatives;
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

/** The sample variance of the placements of one class (their mean is the AUC). */
function placementVariance(
  yTrue: Uint8Array,
  wins: Float64Array,
  label: number,
  value: number,
  others: number,
): number {
  let sum = 0;
  let count = 0;
  for (let row = 0; row < wins.length; row += 1) {
    if (yTrue[row] !== label) continue;
    sum += (wins[row]! / (2 * others) - value) ** 2;
    count += 1;
  }
  return sum / (count - 1);
}
