/** A way in which data depart from a contract, under its name in TFDV. */
export interface Anomaly {
  readonly type: AnomalyType;
  /** The field of the contract, or the new column; absent where it is about the whole table. */
  readonly column?: string | undefined;
  readonly shortDescription: string;
  readonly description: string;
}

const SHORT = {
  SCHEMA_MISSING_COLUMN: 'Column dropped',
  SCHEMA_NEW_COLUMN: 'New column',
  UNEXPECTED_DATA_TYPE: 'Unexpected data type',
  FEATURE_TYPE_NOT_PRESENT: 'Column has no values',
  FEATURE_TYPE_LOW_FRACTION_PRESENT: 'Column missing values',
  FEATURE_TYPE_LOW_UNIQUE: 'Low number of unique values',
  ENUM_TYPE_UNEXPECTED_STRING_VALUES: 'Unexpected string values',
  FLOAT_TYPE_STRING_NOT_FLOAT: 'Invalid values',
  FLOAT_TYPE_HAS_NAN: 'NaN values',
  FLOAT_TYPE_HAS_INF: 'Inf values',
  FLOAT_TYPE_SMALL_FLOAT: 'Out-of-range values',
  FLOAT_TYPE_BIG_FLOAT: 'Out-of-range values',
  DATASET_LOW_NUM_EXAMPLES: 'Low num examples in dataset',
  DATASET_HIGH_NUM_EXAMPLES: 'High num examples in dataset',
} as const;

export type AnomalyType = keyof typeof SHORT;

/** An anomaly under its short description. */
export function anomaly(
  type: AnomalyType,
  column: string | undefined,
  description: string,
): Anomaly {
  return {
    type,
    ...(column === undefined ? {} : { column }),
    shortDescription: SHORT[type],
    description,
  };
}
