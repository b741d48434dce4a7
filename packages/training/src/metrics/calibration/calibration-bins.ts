import { requireOption } from '../../internal/require-option.ts';
import { lowerBound } from '../../order/bounds.ts';
import { quantileOf } from '../../order/quantile.ts';
import { sortNumbers } from '../../order/sort-numbers.ts';
import { checkScoredRows, invalidScores, type ScoredRows } from '../check-scored-rows.ts';

export interface CalibrationOptions {
  /** How many bins, from 1 up; 10 where absent. */
  readonly bins?: number | undefined;
  /** Bins of equal width (`uniform`, where absent) or of equal counts of rows, weighted or not (`quantile`). */
  readonly strategy?: 'uniform' | 'quantile' | undefined;
}

/** Rows to be binned. */
export interface CalibrationRows extends Pick<ScoredRows, 'yTrue' | 'score'> {
  /** Finite and not negative; 1 for each row where absent. */
  readonly weights?: Float64Array | undefined;
}

/** The bins that hold rows, in ascending order: sums over their rows. */
export interface CalibrationBins {
  /** Of each row, the position of its bin in the arrays below. */
  readonly binOfRow: Uint32Array;
  /** Rows of a weight above 0. */
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  /** The mean score. */
  readonly predicted: Float64Array;
  /** The share of positives. */
  readonly observed: Float64Array;
}

/**
 * Puts rows into bins, each closed on the right, the first on both sides.
 *
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `calibration_curve`
 */
export function calibrationBins(
  rows: CalibrationRows,
  { bins = 10, strategy = 'uniform' }: CalibrationOptions,
): CalibrationBins {
  const whole = Number.isInteger(bins) && bins >= 1;
  requireOption(whole, 'calibration: bins', 'an integer from 1 up', bins);
  const known = strategy === 'uniform' || strategy === 'quantile';
  requireOption(known, 'calibration: strategy', '"uniform" or "quantile"', strategy);
  checkScoredRows({ yTrue: rows.yTrue, score: rows.score });
  if (rows.weights) requireWeights(rows.weights, rows.yTrue.length);
  const edges = strategy === 'uniform' ? uniformEdges(bins) : quantileEdges(rows.score, bins);
  return gather(rows, edges);
}

/** The inner edges 1/bins, 2/bins, …, by NumPy's multiplication, so that a score on an edge falls alike. */
function uniformEdges(bins: number): Float64Array {
  const edges = new Float64Array(bins - 1);
  for (let at = 0; at < edges.length; at += 1) edges[at] = (at + 1) * (1 / bins);
  return edges;
}

/** The inner quantiles of the scores. */
function quantileEdges(score: Float64Array, bins: number): Float64Array {
  const edges = new Float64Array(bins - 1);
  if (score.length === 0) return edges;
  const values = new Float64Array(score.length);
  for (let row = 0; row < values.length; row += 1) values[row] = score[row]! + 0;
  const sorted = sortNumbers(values);
  for (let at = 0; at < edges.length; at += 1) {
    edges[at] = quantileOf(sorted, ((at + 1) * (1 / bins) * 100) / 100);
  }
  return edges;
}

function gather({ yTrue, score, weights }: CalibrationRows, edges: Float64Array): CalibrationBins {
  const bins = edges.length + 1;
  const binOfRow = new Uint32Array(score.length);
  const sums = {
    counts: new Float64Array(bins),
    weights: new Float64Array(bins),
    predicted: new Float64Array(bins),
    observed: new Float64Array(bins),
  };
  for (let row = 0; row < score.length; row += 1) {
    const bin = lowerBound(edges, score[row]!);
    const weight = weights ? weights[row]! : 1;
    binOfRow[row] = bin;
    if (weight === 0) continue;
    sums.counts[bin]! += 1;
    sums.weights[bin]! += weight;
    sums.predicted[bin]! += weight * score[row]!;
    sums.observed[bin]! += weight * yTrue[row]!;
  }
  return filled(sums, binOfRow);
}

/** The means of the bins that hold rows. */
function filled(sums: Omit<CalibrationBins, 'binOfRow'>, binOfRow: Uint32Array): CalibrationBins {
  const bins = sums.counts.length;
  const place = new Uint32Array(bins);
  let kept = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    place[bin] = kept;
    if (sums.counts[bin] === 0) continue;
    const weight = sums.weights[bin]!;
    sums.counts[kept] = sums.counts[bin]!;
    sums.predicted[kept] = sums.predicted[bin]! / weight;
    sums.observed[kept] = sums.observed[bin]! / weight;
    sums.weights[kept] = weight;
    kept += 1;
  }
  for (let row = 0; row < binOfRow.length; row += 1) binOfRow[row] = place[binOfRow[row]!]!;
  return {
    binOfRow,
    counts: sums.counts.subarray(0, kept),
    weights: sums.weights.subarray(0, kept),
    predicted: sums.predicted.subarray(0, kept),
    observed: sums.observed.subarray(0, kept),
  };
}

function requireWeights(weights: Float64Array, length: number): void {
  if (weights.length !== length) {
    throw invalidScores('weights', `as long as yTrue (${length})`, weights.length, -1);
  }
  for (let row = 0; row < length; row += 1) {
    const good = weights[row]! >= 0 && weights[row]! < Number.POSITIVE_INFINITY;
    if (!good) throw invalidScores('weights', 'finite and not negative', 'another number', row);
  }
}
