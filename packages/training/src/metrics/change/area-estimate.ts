import {
  type AreaPlacements,
  areaPlacements,
  differenceVariance,
} from '../uncertainty/area-placements.ts';
import type { JointEstimate } from './joint-estimate.ts';
import type { PairedRows } from './paired-rows.ts';

/**
 * Two AUCs of the same rows, with DeLong's variances and covariance.
 *
 * @returns undefined where a class has fewer than two rows.
 * @see reference: pROC `var.roc`, `cov.roc`
 */
export function areaEstimate({
  yTrue,
  baseline,
  candidate,
}: PairedRows): JointEstimate | undefined {
  const one = areaPlacements(yTrue, baseline.score);
  const other = areaPlacements(yTrue, candidate.score);
  const varianceOfDifference = one && other && differenceVariance(yTrue, one, other);
  if (!one || !other || varianceOfDifference === undefined) return undefined;
  return {
    baseline: one.value,
    difference: other.value - one.value,
    varianceOfDifference,
    ...momentsOfBaseline(yTrue, one, other),
  };
}

/** The variance of the baseline's area, and its covariance with the difference. */
function momentsOfBaseline(
  yTrue: Uint8Array,
  one: AreaPlacements,
  other: AreaPlacements,
): Pick<JointEstimate, 'varianceOfBaseline' | 'covariance'> {
  const { positives, negatives } = one;
  // The mean of a class's wins is the area, times two for each row of the other class.
  const centre = [2 * positives, 2 * negatives].map((scale) => scale * one.value);
  const gap = [2 * positives, 2 * negatives].map((scale) => scale * (other.value - one.value));
  const squares = [0, 0];
  const products = [0, 0];
  for (let row = 0; row < yTrue.length; row += 1) {
    const label = yTrue[row]!;
    const wins = one.wins[row]!;
    const deviation = wins - centre[label]!;
    squares[label]! += deviation * deviation;
    products[label]! += deviation * (other.wins[row]! - wins - gap[label]!);
  }
  const ofNegatives = (negatives - 1) * negatives * (2 * positives) ** 2;
  const ofPositives = (positives - 1) * positives * (2 * negatives) ** 2;
  return {
    varianceOfBaseline: squares[0]! / ofNegatives + squares[1]! / ofPositives,
    covariance: products[0]! / ofNegatives + products[1]! / ofPositives,
  };
}
