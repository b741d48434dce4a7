import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { neumaierSum } from '@codexhub/statistics';
import { GovernanceError } from '../../errors.ts';
import { checkedNumbers } from '../../internal/checked-numbers.ts';
import { optionInvalid } from '../../internal/option-invalid.ts';
import { requireSameRows } from '../../internal/require-same-rows.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import { distinctPoints } from './distinct-points.ts';
import { nearestMeans } from './nearest-means.ts';

/** What {@link consistency} compares: an entry a row. */
export interface RowsOfConsistency {
  /** Columns of finite numbers that make rows alike, on scales that may be compared. */
  readonly features: readonly ArrayLike<number>[];
  /** Decisions, or scores, from 0 to 1. */
  readonly yPred: ArrayLike<number>;
  /** How many rows count as near, the row itself among them; 5 by default. */
  readonly neighbours?: number;
}

/** How alike the decisions on alike rows are. */
export interface Consistency {
  readonly definition: 'aif360.metrics.BinaryLabelDatasetMetric.consistency';
  /** From 0 to 1, the latter where each row is decided as its neighbours are. */
  readonly value: Value;
  readonly n: number;
  readonly neighbours: number;
  /** Rows whose last neighbours are as far away as others that had no place: there AIF360 takes any. */
  readonly tiedRows: number;
}

/**
 * Individual fairness: 1 − Σᵢ |ŷᵢ − mean of ŷ over the k rows nearest to row i| / n, by Euclidean distance.
 * As in AIF360 the row itself is one of its neighbours. 1: alike rows are decided alike; 0: never.
 *
 * Ties: rows equally far away share the places left equally, so neither the order of the rows nor a
 * library's tree decides; `tiedRows` says where that was. Without ties the value is AIF360's. Distances
 * are taken as given: scale the features first, or the widest decides alone.
 *
 * O(n d log n) in few dimensions, over distinct rows (a k-d tree); O(n² d) at worst, in many.
 *
 * @returns the value with n, neighbours and tiedRows; undefined with reason `distance_overflow` where squared
 * distances exceed the largest float64
 * @throws GovernanceError `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`, `GOVERNANCE_NUMBERS_INVALID`,
 * `GOVERNANCE_OPTION_INVALID` where neighbours is no whole number from 1 to n
 * @see Zemel et al., Learning Fair Representations, ICML 2013
 * @example
 * const features = [[1, 2, 10, 11]];
 * consistency({ features, yPred: [1, 1, 0, 0], neighbours: 2 }).value; // Returns: { defined: true, value: 1 }
 * consistency({ features, yPred: [1, 0, 0, 0], neighbours: 2 }).value; // Returns: { defined: true, value: 0.75 }
 */
export function consistency({ features, yPred, neighbours = 5 }: RowsOfConsistency): Consistency {
  if (!Array.isArray(features) || features.length === 0) {
    throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
      message:
        'fairness: features must have at least one column; received none; pass what makes rows alike',
      details: { name: 'features' },
    });
  }
  const n = requireSameRows([
    ['yPred', lengthOf('yPred', yPred)],
    ...Array.from(
      features,
      (column, at) => [`features[${at}]`, lengthOf(`features[${at}]`, column)] as const,
    ),
  ]);
  if (!Number.isSafeInteger(neighbours) || neighbours < 1 || neighbours > n) {
    const advice = 'ask for fewer, or pass more rows';
    throw optionInvalid('neighbours', `a whole number from 1 to ${n}`, neighbours, advice);
  }
  const columns = features.map((column, at) => checkedNumbers(`features[${at}]`, column));
  const values = checkedNumbers('yPred', yPred, { minimum: 0, maximum: 1 });
  const stated = {
    definition: 'aif360.metrics.BinaryLabelDatasetMetric.consistency',
    n,
    neighbours,
  } as const;
  if (spreadOverflows(columns)) {
    return { ...stated, value: undefinedValue('distance_overflow'), tiedRows: 0 };
  }
  const distinct = distinctPoints(columns, n);
  const sums = new Float64Array(distinct.size);
  for (let row = 0; row < n; row += 1) sums[distinct.pointOf[row]!]! += values[row]!;
  const { means, tied } = nearestMeans(distinct, sums, neighbours);
  const apart = new Float64Array(n);
  let tiedRows = 0;
  for (let row = 0; row < n; row += 1) {
    const point = distinct.pointOf[row]!;
    apart[row] = Math.abs(values[row]! - means[point]!);
    tiedRows += tied[point]!;
  }
  return { ...stated, value: { defined: true, value: 1 - neumaierSum(apart) / n }, tiedRows };
}

function spreadOverflows(columns: readonly Float64Array[]): boolean {
  let squares = 0;
  for (const column of columns) {
    let [lower, upper] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < column.length; row += 1) {
      const value = column[row]!;
      if (value < lower) lower = value;
      if (value > upper) upper = value;
    }
    squares += (upper - lower) ** 2;
  }
  return !Number.isFinite(squares);
}
