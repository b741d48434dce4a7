import type { ThresholdCandidates } from './threshold-candidates.ts';

/** Where a group is cut: who is selected. */
export interface ThresholdCut {
  /** Selected are the scores of at least this; 'nobody' and 'everybody' are +∞ and −∞, which JSON has not. */
  readonly threshold: number | 'nobody' | 'everybody';
  /**
   * Present where the cut goes through rows of one score: then the scores above `threshold` are selected,
   * and of those equal to it the subjects whose tie position is below `below`.
   */
  readonly tie?: { readonly below: number };
}

/** The cut that selects a candidate's rows: half way to the next ones, as fairlearn has it. */
export function cutOf(
  at: number,
  { groupOf, lastRow, tiePositions }: ThresholdCandidates,
  yScore: Float64Array,
): ThresholdCut {
  const row = lastRow[at]!;
  if (row < 0) return { threshold: 'nobody' };
  if (groupOf[at + 1] !== groupOf[at]) return { threshold: 'everybody' };
  const after = lastRow[at + 1]!;
  const [score, next] = [yScore[row]!, yScore[after]!];
  if (score === next) {
    return { threshold: score, tie: { below: (tiePositions![row]! + tiePositions![after]!) / 2 } };
  }
  return cutBetween(score, next);
}

/** The cut below one score and above the next, where there is a next. */
export function cutBetween(score: number, next: number | undefined): ThresholdCut {
  if (next === undefined) return { threshold: 'everybody' };
  const middle = score / 2 + next / 2;
  // Between neighbouring doubles there is nothing: rounding must not move the cut past the row.
  return { threshold: middle > next && middle <= score ? middle : score };
}

/** A cut as two numbers: selected are scores above `score`, and equal ones of a position below `below`. */
export function boundsOf({ threshold, tie }: ThresholdCut): {
  readonly score: number;
  readonly below: number;
} {
  if (threshold === 'nobody') return { score: Number.POSITIVE_INFINITY, below: 0 };
  if (threshold === 'everybody') return { score: Number.NEGATIVE_INFINITY, below: 1 };
  return { score: threshold, below: tie ? tie.below : 1 };
}
