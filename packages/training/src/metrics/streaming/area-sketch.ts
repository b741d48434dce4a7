import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { checkScoredRows, type ScoredRows } from '../check-scored-rows.ts';

/** How many bins of equal width scores are counted in. */
const BINS = 65_536;

/** Rows of each class by score, in 65,536 bins: enough for an AUC with a bound on its error. */
export interface AreaSketch {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/** An AUC from counts, and how far it can be from that of the rows. */
export interface SketchedArea {
  readonly value: Value;
  /** The AUC of the rows lies within value ± bound: half of the pairs that share a bin. */
  readonly bound: number;
}

/**
 * Counts the rows of one shard. Bin k holds the scores in [k, k + 1) / 65,536, and the last one 1 too.
 *
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @example
 * const shard = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * areaOfSketch(mergeAreaSketches(areaSketch(shard), areaSketch(shard))); // Returns: { value: { defined: true, value: 1 }, bound: 0 }
 */
export function areaSketch(rows: Pick<ScoredRows, 'yTrue' | 'score'>): AreaSketch {
  checkScoredRows({ yTrue: rows.yTrue, score: rows.score });
  const { yTrue, score } = rows;
  const counts = new Float64Array(2 * BINS);
  for (let row = 0; row < score.length; row += 1) {
    const bin = Math.min(BINS - 1, (score[row]! * BINS) | 0);
    counts[yTrue[row]! * BINS + bin]! += 1;
  }
  return { negatives: counts.subarray(0, BINS), positives: counts.subarray(BINS) };
}

/** The counts of all shards: whole numbers, so any sharding gives the counts of the whole. */
export function mergeAreaSketches(...shards: readonly AreaSketch[]): AreaSketch {
  const merged = { positives: new Float64Array(BINS), negatives: new Float64Array(BINS) };
  for (const { positives, negatives } of shards) {
    for (let bin = 0; bin < BINS; bin += 1) {
      merged.positives[bin]! += positives[bin]!;
      merged.negatives[bin]! += negatives[bin]!;
    }
  }
  return merged;
}

/**
 * The AUC of the counts, pairs in one bin counting ½. Scores of different bins are ordered as their bins
 * are, so only pairs of one bin can be wrong, each by ½ at most: that is the bound. It is small where
 * scores spread over the bins, and large where they crowd (all below 1e-4, say); then score on a logit
 * or rank scale first, which leaves the AUC as it is.
 *
 * @returns undefined for `no_rows` and `single_class`, with a bound of 0.
 */
export function areaOfSketch({ positives, negatives }: AreaSketch): SketchedArea {
  let [allPositives, allNegatives, wins, shared] = [0, 0, 0, 0];
  for (let bin = 0; bin < BINS; bin += 1) {
    const [positive, negative] = [positives[bin]!, negatives[bin]!];
    wins += positive * (2 * allNegatives + negative);
    shared += positive * negative;
    allPositives += positive;
    allNegatives += negative;
  }
  const pairs = 2 * allPositives * allNegatives;
  if (pairs === 0) {
    const reason = allPositives + allNegatives === 0 ? 'no_rows' : 'single_class';
    return { value: undefinedValue(reason), bound: 0 };
  }
  // The last digit of a division is not the bins' fault, but the bound must hold all the same.
  const bound = shared === 0 ? 0 : shared / pairs + 2 ** -50;
  return { value: measuredValue(wins / pairs), bound };
}
