/** A number input: missing cells become the training mean, then (x − mean) / scale. */
export interface NumberEncoding {
  readonly kind: 'number';
  readonly name: string;
  readonly nullable: boolean;
  /** Mean of the training rows that have a value. */
  readonly mean: number;
  /** Population standard deviation of the imputed training rows (as scikit-learn's StandardScaler). */
  readonly scale: number;
  /** Whether a second column says 1 where the cell is missing. */
  readonly missingIndicator: boolean;
  /** Whether the input varies in the training rows; one that does not has no column. */
  readonly varies: boolean;
}

/** A category input: one 0/1 column per category, but none for the reference. */
export interface CategoryEncoding {
  readonly kind: 'category';
  readonly name: string;
  readonly nullable: boolean;
  /** Every value that the contract allows. */
  readonly values: readonly string[];
  /** The category that is all zeros: the first of the contract's that the training rows hold. */
  readonly reference: string | null;
  /** The categories with a column of their own: the others that the training rows hold. */
  readonly columns: readonly string[];
  /** Whether a column of its own says 1 where the cell is missing. */
  readonly missingIndicator: boolean;
}

export type FeatureEncoding = NumberEncoding | CategoryEncoding;

/**
 * A logistic regression as plain, frozen, JSON-serialisable data:
 * P(positive) = 1 / (1 + exp(−(x · coefficients + intercept))), x being the encoded row.
 * The decision threshold is no part of it.
 */
export interface TrainedModel {
  readonly kind: 'logistic_regression';
  /** The contract's name. */
  readonly contract: string;
  /** The label whose probability is predicted. */
  readonly positive: string;
  /** One encoding per input, in the contract's order. */
  readonly encodings: readonly FeatureEncoding[];
  /** The names of the encoded columns: `ratio`, `status=single`, `ratio is missing`. */
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
