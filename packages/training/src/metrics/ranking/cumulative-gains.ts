import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import { checkRanks, type RankedRows } from './ranked-rows.ts';
import { type ScoreSteps, scoreSteps } from './score-steps.ts';

/** A curve of cumulative gains in columns, or the reason why there is none. */
export type CumulativeGains =
  | {
      readonly defined: true;
      /** The share of all rows (or weights) that score at least the threshold; from 0 to 1. */
      readonly selected: Float64Array;
      /** The share of the positives among them, of all positives; from 0 to 1. */
      readonly gain: Float64Array;
      /** First Infinity, then the distinct scores, descending. */
      readonly thresholds: Float64Array;
    }
  | { readonly defined: false; readonly reason: string };

/**
 * Cumulative gains: which share of all positives stands in the top share of the rows. On the diagonal:
 * chance. Between two points the curve is straight: of rows that tie there is no better and no worse.
 *
 * @returns undefined for `no_positives` and `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @see Ling and Li, KDD (1998) 73
 * @example
 * cumulativeGains({ yTrue: [1, 0, 1, 0], score: [0.9, 0.8, 0.7, 0.1] }).gain; // Returns: Float64Array.of(0, 0.5, 0.5, 1, 1)
 */
export function cumulativeGains(rows: RankedRows): CumulativeGains {
  const steps = scoreSteps(checkRanks(rows));
  const reason = gainless(steps);
  if (reason) return { defined: false, reason };
  const points = steps.thresholds.length + 1;
  const selected = new Float64Array(points);
  const gain = new Float64Array(points);
  const thresholds = new Float64Array(points).fill(Infinity, 0, 1);
  const all = steps.positives + steps.negatives;
  for (let at = 1; at < points; at += 1) {
    const hits = steps.truePositives[at - 1]!;
    selected[at] = (hits + steps.falsePositives[at - 1]!) / all;
    gain[at] = hits / steps.positives;
    thresholds[at] = steps.thresholds[at - 1]!;
  }
  return { defined: true, selected, gain, thresholds };
}

/** Rows and where the cut is: exactly one of the two. */
export interface TopOptions extends RankedRows {
  /** The share of rows (or weights) at the top, in (0, 1]. */
  readonly share?: number | undefined;
  /** The number of rows (or the sum of weights) at the top, above 0 and at most all. */
  readonly count?: number | undefined;
}

/**
 * The share of all positives that stands in the top rows. Where the cut falls among rows of equal score,
 * each of them counts in part, as many as there is room for: the mean over all orders of the tied rows.
 * 0: none of them; 1: all.
 *
 * @returns undefined for `no_positives` and `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @example
 * cumulativeGain({ yTrue: [1, 0, 1, 0], score: [0.9, 0.5, 0.5, 0.1], count: 2 }); // Returns: { defined: true, value: 0.75 }
 */
export function cumulativeGain(options: TopOptions): Value {
  const steps = scoreSteps(checkRanks(options));
  const reason = gainless(steps);
  if (reason) return undefinedValue(reason);
  return measuredValue(hitsAtTop(steps, cutOf(options, steps)) / steps.positives);
}

/**
 * Lift: the share of positives in the top rows over their share in all rows. Where the cut falls among
 * rows of equal score, each of them counts in part (the mean over all orders of the tied rows).
 * 0: no positive at the top; 1: as chance; at most 1 / (share of positives).
 *
 * @returns undefined for `no_positives` and `no_rows`.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index, `TRAINING_OPTION_INVALID`
 * @example
 * lift({ yTrue: [1, 0, 1, 0], score: [0.9, 0.5, 0.5, 0.1], share: 0.25 }); // Returns: { defined: true, value: 2 }
 * lift({ yTrue: [1, 0, 1, 0], score: [0.9, 0.5, 0.5, 0.1], count: 2 }); // Returns: { defined: true, value: 1.5 }
 */
export function lift(options: TopOptions): Value {
  const steps = scoreSteps(checkRanks(options));
  const reason = gainless(steps);
  if (reason) return undefinedValue(reason);
  const cut = cutOf(options, steps);
  const rate = steps.positives / (steps.positives + steps.negatives);
  return measuredValue(hitsAtTop(steps, cut) / cut / rate);
}

function gainless({ thresholds, positives }: ScoreSteps): string | undefined {
  if (thresholds.length === 0) return 'no_rows';
  return positives > 0 ? undefined : 'no_positives';
}

/** How many rows, or how much weight, stands above the cut. */
function cutOf({ share, count }: TopOptions, { positives, negatives }: ScoreSteps): number {
  const all = positives + negatives;
  requireOption(
    (share === undefined) !== (count === undefined),
    'metrics: the cut',
    'either a share or a count',
    share === undefined ? 'neither' : 'both',
  );
  if (share !== undefined) {
    requireOption(share > 0 && share <= 1, 'metrics: share', 'in (0, 1]', share);
    return share * all;
  }
  requireOption(count! > 0 && count! <= all, 'metrics: count', `above 0, at most ${all}`, count!);
  return count!;
}

function hitsAtTop({ falsePositives, truePositives }: ScoreSteps, cut: number): number {
  let [rowsBefore, hitsBefore] = [0, 0];
  for (let at = 0; at < truePositives.length; at += 1) {
    const hits = truePositives[at]!;
    const rows = hits + falsePositives[at]!;
    if (rows >= cut) {
      return hitsBefore + ((hits - hitsBefore) * (cut - rowsBefore)) / (rows - rowsBefore);
    }
    rowsBefore = rows;
    hitsBefore = hits;
  }
  return hitsBefore;
}
