import { invalidScores } from '../check-scored-rows.ts';
import { binaryTruth } from '../labels/binary-truth.ts';
import { checkWeights } from '../labels/check-weights.ts';
import type { Label, Labels, Weights } from '../labels/label.ts';

/** Rows of two labels with a score: the higher, the more it speaks for the positive label. */
export interface RankedRows {
  readonly yTrue: Labels;
  /** Finite; it need be no probability. */
  readonly score: Float64Array | readonly number[];
  /** Every row counts this much; 1 where absent. */
  readonly weights?: Weights | undefined;
  /** The positive label: 1 where absent, and to be named where labels are strings. */
  readonly positive?: Label | undefined;
}

/** The same, checked. */
export interface CheckedRanks {
  readonly truth: Uint8Array;
  readonly score: Float64Array;
  readonly weights: Weights | undefined;
}

/** @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID` */
export function checkRanks({ yTrue, score, weights, positive }: RankedRows): CheckedRanks {
  const truth = binaryTruth(yTrue, positive);
  if (score.length !== truth.length) {
    throw invalidScores('score', `as long as yTrue (${truth.length})`, score.length, -1);
  }
  checkWeights(weights, truth.length);
  for (let row = 0; row < score.length; row += 1) {
    const value = score[row]!;
    if (value - value !== 0) throw invalidScores('score', 'finite', value, row);
  }
  return {
    truth,
    weights,
    score: score instanceof Float64Array ? score : Float64Array.from(score),
  };
}
