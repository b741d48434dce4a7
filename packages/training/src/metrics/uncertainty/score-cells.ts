import { rankScores } from '../score-ranking.ts';

/**
 * What a resampled AUC needs of the rows: cells in pairs, ascending by score, first negatives, then
 * positives. Neighbouring untied rows of one class share a cell, since only their number counts; a tied
 * pair is one whose negatives and positives have one score.
 */
export interface ScoreCells {
  /** Of each row, in the order of the scores, its cell. */
  readonly cellOfRow: Uint32Array;
  /** 2 where the positives of a pair are above its negatives, 1 where they are tied. */
  readonly credit: Uint8Array;
}

/** @param yTrue 0 or 1 for each row. @param score finite. */
export function scoreCells(yTrue: Uint8Array, score: Float64Array): ScoreCells {
  const { order, bounds } = rankScores(score);
  const cellOfRow = new Uint32Array(order.length);
  const credit = new Uint8Array(order.length);
  let pair = -1;
  // What the last pair still takes, of rows above it: all, positives, nothing.
  let takes: 'all' | 'positives' | 'nothing' = 'nothing';
  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const [from, to] = [bounds[group]!, bounds[group + 1]!];
    let positives = 0;
    for (let at = from; at < to; at += 1) positives += yTrue[order[at]!]!;
    const tied = positives > 0 && positives < to - from;
    if (tied || takes === 'nothing' || (positives === 0 && takes === 'positives')) {
      pair += 1;
      credit[pair] = tied ? 1 : 2;
    }
    takes = tied ? 'nothing' : positives > 0 ? 'positives' : 'all';
    for (let at = from; at < to; at += 1) cellOfRow[at] = 2 * pair + yTrue[order[at]!]!;
  }
  return { cellOfRow, credit: credit.slice(0, pair + 1) };
}

/** The area of so many rows in each cell; NaN where a class has none. */
export function areaOfCells(counts: Uint32Array, credit: Uint8Array): number {
  let negatives = 0;
  let positives = 0;
  let wins = 0;
  for (let pair = 0; pair < credit.length; pair += 1) {
    const [negative, positive] = [counts[2 * pair]!, counts[2 * pair + 1]!];
    wins += positive * (2 * negatives + credit[pair]! * negative);
    negatives += negative;
    positives += positive;
  }
  return wins / (2 * positives * negatives);
}
