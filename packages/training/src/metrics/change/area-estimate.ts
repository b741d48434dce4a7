import { areaUnderCurve } from '../roc-auc.ts';
import { areaPlacements, differenceVariance } from '../uncertainty/area-placements.ts';
import type { JointEstimate } from './joint-estimate.ts';
import type { PairedRows } from './paired-rows.ts';

/** Two AUCs of the same rows, with DeLong's variances; undefined where a class has fewer than two rows. */
export function areaEstimate({
  yTrue,
  baseline,
  candidate,
}: PairedRows): JointEstimate | undefined {
  const [one, other] = [
    areaPlacements(yTrue, baseline.score),
    areaPlacements(yTrue, candidate.score),
  ];
  const ofBaseline = areaUnderCurve(yTrue, baseline.score)?.variance;
  const ofCandidate = areaUnderCurve(yTrue, candidate.score)?.variance;
  if (!one || !other || ofBaseline === undefined || ofCandidate === undefined) return undefined;
  const varianceOfDifference = differenceVariance(yTrue, one, other);
  if (varianceOfDifference === undefined) return undefined;
  return {
    baseline: one.value,
    difference: other.value - one.value,
    varianceOfBaseline: ofBaseline,
    varianceOfDifference,
    // Var candidate = Var baseline + Var difference + 2 Cov.
    covariance: (ofCandidate - ofBaseline - varianceOfDifference) / 2,
  };
}
