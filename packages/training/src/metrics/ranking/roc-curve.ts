import { checkRanks, type RankedRows } from './ranked-rows.ts';
import { missingClass, type ScoreSteps, scoreSteps } from './score-steps.ts';

/** A ROC curve, point by point in three columns, or the reason why there is none. */
export type RocCurve =
  | {
      readonly defined: true;
      readonly falsePositiveRate: Float64Array;
      readonly truePositiveRate: Float64Array;
      /** A row is called positive whose score is at least this; first Infinity, then descending. */
      readonly thresholds: Float64Array;
    }
  | { readonly defined: false; readonly reason: string };

export interface RocCurveOptions extends RankedRows {
  /** Leaves out the points on a straight piece, which no plot shows; true where absent. */
  readonly dropIntermediate?: boolean | undefined;
  /** `sklearn`: where a class is missing its rate is NaN, instead of no curve. */
  readonly compat?: 'sklearn' | undefined;
}

/**
 * The ROC curve: true positive rate against false positive rate at each distinct score, from (0, 0) at
 * the threshold Infinity to (1, 1). Rows of equal score are one step.
 *
 * @returns undefined for `single_class`, where one of the rates does not exist, and `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `roc_curve`
 * @example
 * const curve = rocCurve({ yTrue: [0, 0, 1, 1], score: [0.1, 0.4, 0.35, 0.8] });
 * curve.truePositiveRate; // Returns: Float64Array.of(0, 0.5, 0.5, 1, 1)
 * curve.thresholds; // Returns: Float64Array.of(Infinity, 0.8, 0.4, 0.35, 0.1)
 */
export function rocCurve(options: RocCurveOptions): RocCurve {
  const steps = scoreSteps(checkRanks(options));
  const reason = missingClass(steps);
  if (reason && options.compat !== 'sklearn') return { defined: false, reason };
  const kept = keptSteps(steps, options.dropIntermediate ?? true);
  const rate = (counts: Float64Array, all: number): Float64Array => {
    const rates = new Float64Array(kept.length + 1);
    rates[0] = all > 0 ? 0 : Number.NaN;
    for (let at = 0; at < kept.length; at += 1) rates[at + 1] = counts[kept[at]!]! / all;
    return rates;
  };
  const thresholds = new Float64Array(kept.length + 1).fill(Infinity, 0, 1);
  for (let at = 0; at < kept.length; at += 1) thresholds[at + 1] = steps.thresholds[kept[at]!]!;
  return {
    defined: true,
    falsePositiveRate: rate(steps.falsePositives, steps.negatives),
    truePositiveRate: rate(steps.truePositives, steps.positives),
    thresholds,
  };
}

function keptSteps(
  { thresholds, falsePositives, truePositives }: ScoreSteps,
  dropIntermediate: boolean,
): Uint32Array {
  const kept = new Uint32Array(thresholds.length);
  let count = 0;
  for (let at = 0; at < thresholds.length; at += 1) {
    if (dropIntermediate && isStraight(falsePositives, at) && isStraight(truePositives, at))
      continue;
    kept[count] = at;
    count += 1;
  }
  return kept.subarray(0, count);
}

/** Whether the second difference vanishes at an inner step. */
function isStraight(counts: Float64Array, at: number): boolean {
  if (at === 0 || at === counts.length - 1) return false;
  return counts[at + 1]! - counts[at]! === counts[at]! - counts[at - 1]!;
}
