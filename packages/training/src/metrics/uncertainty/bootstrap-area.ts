import { measuredValue, undefinedValue } from '@codexhub/common-config/records';
import { checkScoredRows, type ScoredRows } from '../check-scored-rows.ts';
import { type AreaPlacements, areaPlacements } from './area-placements.ts';
import { bcaLimits, percentileLimits } from './bootstrap-limits.ts';
import {
  type Bootstrap,
  type BootstrapOptions,
  requireBootstrap,
  sortReplicates,
  toBootstrap,
} from './bootstrap-options.ts';
import { addResampleCounts } from './resample-counts.ts';
import { areaOfCells, scoreCells } from './score-cells.ts';

/**
 * The bootstrap of an AUC. The rows are sorted once; a replicate draws how often each occurs, which is
 * exactly what drawing n rows with replacement and sorting them again would give, and goes through the
 * counts in order. BCa's jackknife comes from DeLong's placements, so it costs no replicate.
 *
 * @returns an undefined value for `no_rows` and `single_class`; replicates that drew one class only are
 * counted, and keep a limit from being given where they could move it.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see Efron and Tibshirani, "An Introduction to the Bootstrap" (1993)
 * @example
 * const rows = { yTrue: Uint8Array.of(0, 1, 0, 1), score: Float64Array.of(0.1, 0.4, 0.2, 0.8) };
 * bootstrapArea({ ...rows, level: 0.95, seed: 42 }).value; // Returns: { defined: true, value: 1 }
 */
export function bootstrapArea(
  options: Pick<ScoredRows, 'yTrue' | 'score'> & BootstrapOptions,
): Bootstrap {
  const { yTrue, score, level, seed } = options;
  const { replicates, method, words } = requireBootstrap(options);
  checkScoredRows({ yTrue, score });
  const area = areaPlacements(yTrue, score);
  const drawn = new Float64Array(replicates);
  if (!area) {
    const reason = undefinedValue(yTrue.length === 0 ? 'no_rows' : 'single_class');
    return toBootstrap(reason, sortReplicates(drawn.fill(Number.NaN)), undefined, seed);
  }
  const { cellOfRow, credit } = scoreCells(yTrue, score);
  const counts = new Uint32Array(2 * credit.length);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    counts.fill(0);
    addResampleCounts(words, cellOfRow, counts);
    drawn[replicate] = areaOfCells(counts, credit);
  }
  const sorted = sortReplicates(drawn);
  const limits =
    method === 'bca'
      ? bcaLimits(sorted, area.value, areaJackknife(yTrue, area), level)
      : percentileLimits(sorted, level);
  return toBootstrap(measuredValue(area.value), sorted, limits, seed);
}

/** The AUC without each row; NaN without the only one of its class. */
function areaJackknife(yTrue: Uint8Array, area: AreaPlacements): Float64Array {
  const { value, positives, negatives, wins } = area;
  const total = value * 2 * positives * negatives;
  const without = new Float64Array(yTrue.length);
  for (let row = 0; row < without.length; row += 1) {
    const pairs = yTrue[row] === 1 ? (positives - 1) * negatives : positives * (negatives - 1);
    without[row] = (total - wins[row]!) / (2 * pairs);
  }
  return without;
}
