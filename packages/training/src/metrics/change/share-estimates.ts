import type { JointEstimate } from './joint-estimate.ts';
import type { PairedDecisions } from './paired-rows.ts';

/**
 * The shares of rows with one label, or of all, on which the two models are right, after half a row has
 * been added to each of the four cells: the difference then has Agresti and Min's interval, which holds
 * its level where the models are right on the same rows, too.
 *
 * @returns undefined where there is no such row.
 * @see Agresti and Min, Statistics in Medicine 24 (2005) 729
 */
export function rightShares(
  { yTrue, baseline, candidate }: PairedDecisions,
  label: 0 | 1 | undefined,
): JointEstimate | undefined {
  let [both, onlyBaseline, onlyCandidate, neither] = [0, 0, 0, 0];
  for (let row = 0; row < yTrue.length; row += 1) {
    const truth = yTrue[row]!;
    if (label !== undefined && truth !== label) continue;
    const [ofBaseline, ofCandidate] = [baseline[row] === truth, candidate[row] === truth];
    if (ofBaseline && ofCandidate) both += 1;
    else if (ofBaseline) onlyBaseline += 1;
    else if (ofCandidate) onlyCandidate += 1;
    else neither += 1;
  }
  const rows = both + onlyBaseline + onlyCandidate + neither;
  if (rows === 0) return undefined;
  const n = rows + 2;
  const share = (both + onlyBaseline + 1) / n;
  const difference = (onlyCandidate - onlyBaseline) / n;
  const varianceOfBaseline = (share * (1 - share)) / n;
  const together = (both + 0.5) / n - share * (share + difference);
  return {
    baseline: share,
    difference,
    varianceOfBaseline,
    varianceOfDifference: ((onlyBaseline + onlyCandidate + 1) / n - difference * difference) / n,
    covariance: together / n - varianceOfBaseline,
  };
}

/** The mean of two estimates from different rows: of recall and specificity, balanced accuracy. */
export function meanOfShares(
  one: JointEstimate | undefined,
  other: JointEstimate | undefined,
): JointEstimate | undefined {
  if (!one || !other) return undefined;
  return {
    baseline: (one.baseline + other.baseline) / 2,
    difference: (one.difference + other.difference) / 2,
    varianceOfBaseline: (one.varianceOfBaseline + other.varianceOfBaseline) / 4,
    varianceOfDifference: (one.varianceOfDifference + other.varianceOfDifference) / 4,
    covariance: (one.covariance + other.covariance) / 4,
  };
}
