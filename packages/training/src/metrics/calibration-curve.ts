import type { Curves } from '@codexhub/common-config/records';
import { requireOption } from '../internal/require-option.ts';
import { checkScoredRows, type ScoredRows } from './check-scored-rows.ts';

/**
 * Reliability: mean probability and observed share of positives in bins of equal width, each closed
 * on the right (the first on both sides). A bin without rows gives no point; the counts add up to n.
 *
 * @param options.bins 10 where absent.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `calibration_curve(strategy='uniform')`
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * calibrationCurve(rows)[1]; // Returns: { predicted: 0.7, observed: 1, count: 1 }
 */
export function calibrationCurve(
  rows: Pick<ScoredRows, 'yTrue' | 'score'>,
  { bins = 10 }: { readonly bins?: number | undefined } = {},
): Curves['calibration'] {
  requireOption(
    Number.isInteger(bins) && bins >= 1,
    'calibration: bins',
    'an integer from 1 up',
    bins,
  );
  checkScoredRows(rows);
  const { yTrue, score } = rows;
  const counts = new Float64Array(bins);
  const predicted = new Float64Array(bins);
  const observed = new Float64Array(bins);
  for (let row = 0; row < score.length; row += 1) {
    const bin = binOf(score[row]!, bins);
    counts[bin]! += 1;
    predicted[bin]! += score[row]!;
    observed[bin]! += yTrue[row]!;
  }
  return Array.from(counts, (count, bin) => ({
    predicted: predicted[bin]! / count,
    observed: observed[bin]! / count,
    count,
  })).filter(({ count }) => count > 0);
}

/** How many inner edges 1/bins, 2/bins, … lie below the score. */
function binOf(score: number, bins: number): number {
  // NumPy's linspace multiplies by the step; the guess is corrected by its very edges.
  const edge = (at: number): number => at * (1 / bins);
  let bin = Math.min(bins - 1, Math.max(0, Math.ceil(score * bins) - 1));
  while (bin > 0 && edge(bin) >= score) bin -= 1;
  while (bin < bins - 1 && edge(bin + 1) < score) bin += 1;
  return bin;
}
