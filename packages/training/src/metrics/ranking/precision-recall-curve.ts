import { checkRanks, type RankedRows } from './ranked-rows.ts';
import { type ScoreSteps, scoreSteps } from './score-steps.ts';

/** A precision-recall curve in columns, or the reason why there is none. */
export type PrecisionRecallCurve =
  | {
      readonly defined: true;
      /** The last, 1, belongs to recall 0 and to no threshold. */
      readonly precision: Float64Array;
      readonly recall: Float64Array;
      /** Ascending; one fewer than the points. */
      readonly thresholds: Float64Array;
    }
  | { readonly defined: false; readonly reason: string };

export interface PrecisionRecallCurveOptions extends RankedRows {
  /** Leaves out the inner points of one recall; false where absent. */
  readonly dropIntermediate?: boolean | undefined;
  /** `sklearn`: without positives recall is 1 throughout, instead of no curve. */
  readonly compat?: 'sklearn' | undefined;
}

/**
 * The precision-recall curve: at each distinct score, from the lowest up, what would be reached if it
 * were the threshold; closed by the point (recall 0, precision 1).
 *
 * @returns undefined for `no_positives`, where recall does not exist, and `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `precision_recall_curve`
 * @example
 * const curve = precisionRecallCurve({ yTrue: [0, 0, 1, 1], score: [0.1, 0.4, 0.35, 0.8] });
 * curve.recall; // Returns: Float64Array.of(1, 1, 0.5, 0.5, 0)
 * curve.thresholds; // Returns: Float64Array.of(0.1, 0.35, 0.4, 0.8)
 */
export function precisionRecallCurve(options: PrecisionRecallCurveOptions): PrecisionRecallCurve {
  const steps = scoreSteps(checkRanks(options));
  const { falsePositives, truePositives, positives } = steps;
  const isConvention = options.compat === 'sklearn';
  if (steps.thresholds.length === 0) return { defined: false, reason: 'no_rows' };
  if (positives === 0 && !isConvention) return { defined: false, reason: 'no_positives' };
  const kept = keptSteps(steps, options.dropIntermediate ?? false);
  const precision = new Float64Array(kept.length + 1).fill(1);
  const recall = new Float64Array(kept.length + 1);
  const thresholds = new Float64Array(kept.length);
  for (let at = 0; at < kept.length; at += 1) {
    const step = kept[kept.length - 1 - at]!;
    const hits = truePositives[step]!;
    precision[at] = hits / (hits + falsePositives[step]!);
    recall[at] = positives === 0 ? 1 : hits / positives;
    thresholds[at] = steps.thresholds[step]!;
  }
  return { defined: true, precision, recall, thresholds };
}

function keptSteps({ truePositives }: ScoreSteps, dropIntermediate: boolean): Uint32Array {
  const kept = new Uint32Array(truePositives.length);
  let count = 0;
  for (let at = 0; at < truePositives.length; at += 1) {
    const inner = at > 0 && at < truePositives.length - 1;
    const here = truePositives[at]!;
    const same = truePositives[at - 1] === here && truePositives[at + 1] === here;
    if (dropIntermediate && inner && same) continue;
    kept[count] = at;
    count += 1;
  }
  return kept.subarray(0, count);
}
