import type { Value } from '@codexhub/common-config/records';

/** A value and how many cells hold it. */
export interface ValueCount<Cell> {
  readonly value: Cell;
  readonly count: number;
}

/** A column of numbers or moments in figures; rows = count + missing + notFinite. */
export interface NumberSummary {
  readonly kind: 'number' | 'time';
  /** Finite cells: all figures rest on them. */
  readonly count: number;
  readonly missing: number;
  /** Cells that are there, but NaN or infinite. */
  readonly notFinite: number;
  readonly mean: Value;
  /** √(Σ(x − x̄)² / (n − 1)). */
  readonly standardDeviation: Value;
  readonly minimum: Value;
  readonly maximum: Value;
  /** Quantiles of type 7, as NumPy's, exact, in the order of the shares asked for. */
  readonly quantiles: readonly { readonly share: number; readonly value: Value }[];
  readonly distinct: number;
  /** The most frequent values; of equals the smaller first. */
  readonly top: readonly ValueCount<number>[];
  /** Adjusted (Fisher and Pearson's G₁): 0 = symmetric. */
  readonly skewness: Value;
  /** Excess, adjusted (G₂): 0 = normal. */
  readonly kurtosis: Value;
}

/** A column of categories in figures; rows = count + missing. */
export interface CategorySummary {
  readonly kind: 'category';
  readonly count: number;
  readonly missing: number;
  readonly distinct: number;
  /** The most frequent values; of equals those first whose UTF-16 code units are smaller. */
  readonly top: readonly ValueCount<string>[];
}

export type ColumnSummary = NumberSummary | CategorySummary;

export interface DescribeOptions {
  /** The shares of the quantiles, each in [0, 1]; 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99 where absent. */
  readonly shares?: readonly number[] | undefined;
  /** How many of the most frequent values; 10 where absent, 0 for none. */
  readonly top?: number | undefined;
}
