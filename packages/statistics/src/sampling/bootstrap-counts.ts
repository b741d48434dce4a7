import { drawBinomial } from '../internal/binomial-sampler.ts';
import { invalid } from '../internal/invalid.ts';
import { drawPoisson } from '../internal/poisson-sampler.ts';
import { requireWholeFrom } from '../internal/require-number.ts';
import type { RandomSource } from './random-source.ts';

/** What {@link bootstrapCounts} resamples. */
export interface BootstrapCountsOptions {
  /** The rows of each cell: whole counts from 0 up, whose sum is a safe integer. */
  readonly counts: ArrayLike<number>;
  /** How many resamples, a whole number from 1 up. */
  readonly replicates: number;
  /** 'multinomial' keeps the number of rows; 'poisson' draws the cells independently, so that shards can be drawn apart. */
  readonly scheme: 'multinomial' | 'poisson';
  /** Where chance comes from. */
  readonly random: RandomSource;
}

/**
 * The bootstrap of a vector of counts: what resampling the rows with replacement would count, without touching a row.
 *
 * A resample of N rows has multinomial counts with N trials and probabilities count / N: drawn cell by cell as binomials
 * of what is left. The Poisson bootstrap gives each row a Poisson(1) weight: a cell then has a Poisson count with its own
 * count as mean. Cells with no rows stay at 0: no resampling shows what was never seen. The cost depends on the cells and
 * replicates, not on the rows.
 *
 * @param options - the counts, the number of replicates, the scheme and the source of chance
 * @returns replicates × cells, one replicate after the other
 * @throws RangeError when a count is not a whole number from 0 up, the sum is no safe integer, replicates is not a whole
 * number from 1 up, or the source gives a number outside [0, 1)
 * @see Efron, Annals of Statistics 7 (1979) 1; Chamandy et al., "Estimating uncertainty for massive data streams" (2012);
 * reference: `numpy.random.Generator.multinomial`, `.poisson`
 * @example
 * ```ts
 * import { bootstrapCounts } from '@codexhub/statistics';
 * [...bootstrapCounts({ counts: [40, 0, 60], replicates: 2, scheme: 'multinomial', random: () => 0.5 })]; // [40, 0, 60, 40, 0, 60]
 * ```
 */
export function bootstrapCounts(options: BootstrapCountsOptions): Float64Array {
  const { counts, replicates, scheme, random } = options;
  const total = requireCounts(counts);
  requireWholeFrom(1, 'replicates', replicates, 'pass how many resamples to draw');
  if (scheme !== 'multinomial' && scheme !== 'poisson') {
    throw invalid('scheme', "'multinomial' or 'poisson'", scheme, 'name one of the two');
  }
  const cells = counts.length;
  const drawn = new Float64Array(replicates * cells);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const start = replicate * cells;
    let rows = total;
    let mass = total;
    for (let cell = 0; cell < cells; cell += 1) {
      const count = counts[cell]!;
      if (count === 0) continue;
      if (scheme === 'poisson') {
        drawn[start + cell] = drawPoisson(count, random);
        continue;
      }
      const value = drawBinomial(rows, count / mass, random);
      drawn[start + cell] = value;
      rows -= value;
      mass -= count;
    }
  }
  return drawn;
}

function requireCounts(counts: ArrayLike<number>): number {
  let total = 0;
  for (let cell = 0; cell < counts.length; cell += 1) {
    const advice = 'only whole rows can be resampled; draw weighted rows themselves';
    requireWholeFrom(0, `counts[${cell}]`, counts[cell]!, advice);
    total += counts[cell]!;
  }
  if (!Number.isSafeInteger(total)) {
    throw invalid('the sum of counts', 'a safe integer', total, 'pass at most 2^53 − 1 rows');
  }
  return total;
}
