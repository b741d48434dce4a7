import { carryScores } from './carry-scores.ts';

/** Scores in ascending order, and the row that each belongs to. */
export interface OrderedScores {
  readonly sorted: Float64Array;
  readonly order: Uint32Array;
}

/**
 * Orders finite scores ascending and keeps their rows; rows of equal score stand in the order in which
 * they came.
 */
export function orderScores(score: Float64Array): OrderedScores {
  const sorted = new Float64Array(score.length);
  const rows = new Uint32Array(score.length);
  for (let row = 0; row < score.length; row += 1) {
    // −0 and 0 are one score: the sum makes them one number.
    sorted[row] = score[row]! + 0;
    rows[row] = row;
  }
  const all = carryScores({ sorted, carried: rows });
  return { sorted: all.sorted, order: all.carried };
}
