import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import { invalidScores } from '../check-scored-rows.ts';
import { rankScores } from '../score-ranking.ts';

/** What one query gave, and how relevant each of it is. */
export interface GainOptions {
  /** Finite; for `ndcg` from 0 up. */
  readonly relevance: Float64Array | readonly number[];
  readonly score: Float64Array | readonly number[];
  /** Only the first k places count; all where absent. */
  readonly k?: number | undefined;
}

/**
 * Discounted cumulative gain: Σ relevance / log₂(place + 1) in the order of the scores, from the highest
 * down. Where scores tie, the mean over all their orders. In the unit of the relevance.
 *
 * @returns undefined for `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see Järvelin and Kekäläinen, ACM TOIS 20 (2002) 422; McSherry and Najork, ECIR (2008) 414, for ties;
 * reference: scikit-learn 1.9.1 `dcg_score`
 * @example
 * dcg({ relevance: [3, 1, 0], score: [0.2, 0.9, 0.1] }); // Returns: { defined: true, value: 2.892789260714372 }
 */
export function dcg(options: GainOptions): Value {
  checkGains(options, -Infinity);
  const { relevance, score, k } = options;
  return relevance.length === 0
    ? undefinedValue('no_rows')
    : measuredValue(gainOf(relevance, score, k));
}

/**
 * Normalised discounted cumulative gain: the gain over that of the best order. 1: the best order;
 * near 0: the relevant stands last.
 *
 * @returns undefined for `no_positives` (nothing is relevant; 0 with `compat: 'sklearn'`) and `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, as of a negative relevance;
 * `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `ndcg_score`
 * @example
 * ndcg({ relevance: [3, 1, 0], score: [0.9, 0.2, 0.1] }); // Returns: { defined: true, value: 1 }
 */
export function ndcg(options: GainOptions & { readonly compat?: 'sklearn' | undefined }): Value {
  checkGains(options, 0);
  const { relevance, score, k, compat } = options;
  if (relevance.length === 0) return undefinedValue('no_rows');
  const best = gainOf(relevance, relevance, k);
  if (best > 0) return measuredValue(gainOf(relevance, score, k) / best);
  return compat === 'sklearn' ? measuredValue(0) : undefinedValue('no_positives');
}

function gainOf(
  relevance: GainOptions['relevance'],
  score: GainOptions['score'],
  k: number | undefined,
): number {
  const { order, bounds } = rankScores(Float64Array.from(score));
  const last = k ?? order.length;
  let gain = 0;
  let place = 0;
  for (let group = bounds.length - 2; group >= 0 && place < last; group -= 1) {
    const [from, to] = [bounds[group]!, bounds[group + 1]!];
    let relevant = 0;
    for (let at = from; at < to; at += 1) relevant += relevance[order[at]!]!;
    let discount = 0;
    for (let tied = from; tied < to; tied += 1) {
      if (place < last) discount += 1 / Math.log2(place + 2);
      place += 1;
    }
    gain += (relevant / (to - from)) * discount;
  }
  return gain;
}

function checkGains({ relevance, score, k }: GainOptions, least: number): void {
  requireOption(
    k === undefined || (Number.isInteger(k) && k >= 1),
    'metrics: k',
    'an integer from 1 up',
    String(k),
  );
  if (score.length !== relevance.length) {
    const wanted = `as long as relevance (${relevance.length})`;
    throw invalidScores('score', wanted, score.length, -1);
  }
  for (let row = 0; row < score.length; row += 1) {
    const [value, gain] = [score[row]!, relevance[row]!];
    if (value - value !== 0) throw invalidScores('score', 'finite', value, row);
    if (gain - gain === 0 && gain >= least) continue;
    throw invalidScores('relevance', least === 0 ? 'finite, from 0 up' : 'finite', gain, row);
  }
}
