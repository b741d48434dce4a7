import { scoreBinsOf } from './score-bins.ts';
import { axisNames } from './tensor-axes.ts';
import { checkWeightGrid, type WeightGrid } from './weight-grid.ts';

/** Which columns of which table a tensor is counted from, inside the database. */
export interface TensorQuery {
  /** The table, or its schema and name: `['lending', 'decisions']`. */
  readonly table: string | readonly string[];
  /** Numeric columns of 0 and 1. */
  readonly yTrue: string;
  readonly yPred: string;
  /** A column of scores in [0, 1]. */
  readonly yScore?: string;
  /** Columns of texts; NULL is unknown. */
  readonly sensitive: readonly string[];
  readonly control?: readonly string[];
  /** A column of weights and their grid: {@link weightGridFor} of the number of rows and the maximum. */
  readonly weights?: { readonly column: string; readonly grid: WeightGrid };
  /** Equal bins over [0, 1]; 100 by default. */
  readonly scoreBins?: number;
}

/** A query with its names in canonical order and its defaults. */
export interface PlannedQuery extends TensorQuery {
  readonly axes: readonly string[];
  readonly control: readonly string[];
  readonly bins: number;
}

/** @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_SCORES_INVALID`, `GOVERNANCE_WEIGHTS_INVALID` */
export function planQuery(query: TensorQuery): PlannedQuery {
  const names = axisNames(query.sensitive, query.control ?? []);
  if (query.weights) checkWeightGrid(query.weights.grid);
  return {
    ...query,
    ...names,
    axes: [...names.sensitive, ...names.control],
    bins: scoreBinsOf(query),
  };
}
