import type { NumberDriftColumn } from '@codexhub/common-config/records';
import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { chiSquareTest } from '@codexhub/statistics';
import { type ComparedCells, orderedCells } from './compared-cells.ts';
import { kolmogorovSf } from './kolmogorov.ts';

/** A test of no drift at all. */
export interface DriftTest {
  readonly definition: string;
  readonly statistic: Value;
  readonly degreesOfFreedom?: number;
  readonly pValue?: number;
  /** Allowing for all columns: no false alarm in any, and few among the alarms. */
  readonly holm?: number;
  readonly benjaminiHochberg?: number;
}

/** Whether two samples are of one distribution: neither is taken for the truth about the other. */
export function testHomogeneity({ reference, current }: ComparedCells): DriftTest {
  const definition = 'scipy.stats.chi2_contingency';
  const tested = chiSquareTest([reference, current]);
  if (!tested) return { definition, statistic: undefinedValue('no_rows') };
  const { statistic, degreesOfFreedom, pValue } = tested;
  return { definition, statistic: { defined: true, value: statistic }, degreesOfFreedom, pValue };
}

/**
 * The greatest difference of the distribution functions at the edges of the bins, missing rows left out:
 * no more than that of the values themselves, so its p value is no smaller.
 */
export function testAtEdges(one: NumberDriftColumn, other: NumberDriftColumn): DriftTest {
  const definition = 'codexhub.ks_lower_bound[scipy.stats.kstwobign]';
  const [reference, current] = [orderedCells(one), orderedCells(other)];
  const [n, m] = [reference, current].map((cells) => cells.reduce((sum, rows) => sum + rows, 0));
  if (!n || !m) return { definition, statistic: undefinedValue('no_rows') };
  let [below, belowOther, greatest] = [0, 0, 0];
  for (const [at, rows] of reference.entries()) {
    below += rows;
    belowOther += current[at]!;
    greatest = Math.max(greatest, Math.abs(below / n - belowOther / m));
  }
  const pValue = kolmogorovSf(Math.sqrt((n * m) / (n + m)) * greatest);
  return { definition, statistic: { defined: true, value: greatest }, pValue };
}
