import { neumaierSum } from '@codexhub/statistics';
import { checkScoredRows, type ScoredRows } from '../check-scored-rows.ts';
import { rankScores } from '../score-ranking.ts';
import { type OutcomeAmounts, outcomeAmounts } from './outcome-amounts.ts';

/** What is earned if the positive label is decided from a score up, by threshold. */
export interface ProfitCurve {
  /** Infinity, where nothing is decided, then the distinct scores, descending. */
  readonly thresholds: Float64Array;
  /** Mean profit of a row at each. */
  readonly profit: Float64Array;
  /** Rows that are decided positive at each. */
  readonly decided: Float64Array;
  /** Where the profit is greatest; of equals the highest threshold, which decides the fewest rows. */
  readonly best: { readonly threshold: number; readonly profit: number; readonly decided: number };
}

/**
 * The expected profit at every threshold, and the best one. The best is chosen on these very rows, so its
 * profit is flattered: measure it with `decisionCost` on others.
 *
 * @param rows.profits what each kind of decision brings, for all rows or row by row; a cost is a negative
 * profit.
 * @returns undefined without rows.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see Verbraken, Verbeke and Baesens, IEEE TKDE 25 (2013) 961
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * const profits = { truePositive: 100, falsePositive: -20, trueNegative: 0, falseNegative: 0 };
 * profitCurve({ ...rows, profits })?.best; // Returns: { threshold: 0.7, profit: 50, decided: 1 }
 */
export function profitCurve(
  rows: Pick<ScoredRows, 'yTrue' | 'score'> & { readonly profits: OutcomeAmounts },
): ProfitCurve | undefined {
  const { yTrue, score } = rows;
  checkScoredRows({ yTrue, score });
  const { decided: ifDecided, declined } = outcomeAmounts(rows.profits, yTrue);
  if (yTrue.length === 0) return undefined;
  const { order, bounds } = rankScores(score);
  const groups = bounds.length - 1;
  const thresholds = new Float64Array(groups + 1);
  const profit = new Float64Array(groups + 1);
  const decided = new Float64Array(groups + 1);
  thresholds[0] = Number.POSITIVE_INFINITY;
  // A sum with its compensation carried from threshold to threshold.
  let sum = neumaierSum(declined);
  let lost = 0;
  profit[0] = sum / order.length;
  let best = 0;
  for (let at = 1; at <= groups; at += 1) {
    const [from, to] = [bounds[groups - at]!, bounds[groups - at + 1]!];
    for (let place = from; place < to; place += 1) {
      const gain = ifDecided[order[place]!]! - declined[order[place]!]!;
      const next = sum + gain;
      lost += Math.abs(sum) >= Math.abs(gain) ? sum - next + gain : gain - next + sum;
      sum = next;
    }
    thresholds[at] = score[order[from]!]!;
    decided[at] = order.length - from;
    profit[at] = (sum + lost) / order.length;
    if (profit[at]! > profit[best]!) best = at;
  }
  return {
    thresholds,
    profit,
    decided,
    best: { threshold: thresholds[best]!, profit: profit[best]!, decided: decided[best]! },
  };
}
