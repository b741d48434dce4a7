import type { FittedFeatures } from '../features/fitted-features.ts';

/**
 * A logistic regression as plain, frozen, JSON-serialisable data:
 * P(positive) = 1 / (1 + exp(−(x · coefficients + intercept))), x being the features of the row.
 * The decision threshold is no part of it.
 */
export interface TrainedModel {
  readonly kind: 'logistic_regression';
  /** The contract's name. */
  readonly contract: string;
  /** The label whose probability is predicted. */
  readonly positive: string;
  /** How features are made of the inputs, with everything learned for it. */
  readonly features: FittedFeatures;
  /** The names of the features: `ratio`, `status=single`, `ratio is missing`. */
  readonly columns: readonly string[];
  readonly coefficients: readonly number[];
  readonly intercept: number;
  /** How it was fitted. */
  readonly fit: {
    readonly rows: number;
    readonly l2: number;
    readonly iterations: number;
    /** Largest |Δ parameter| of the last step. */
    readonly lastStep: number;
  };
}
