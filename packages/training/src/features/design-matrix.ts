import { TrainingError } from '../errors.ts';

/** Features of rows: row-major, `width` numbers a row, without a column for the intercept. */
export interface DesignMatrix {
  readonly rows: number;
  readonly width: number;
  /** NaN where a feature is missing. */
  readonly values: Float64Array;
}

export function emptyMatrix(rows: number, width: number): DesignMatrix {
  return { rows, width, values: new Float64Array(rows * width) };
}

/**
 * Refuses features without a finite value: no model can be trained on them, nor predict from them.
 * @throws TrainingError `TRAINING_FEATURE_UNDEFINED` with the feature, how many rows, and the first of them.
 */
export function requireDefined(matrix: DesignMatrix, names: readonly string[]): void {
  const { rows, width, values } = matrix;
  for (let cell = 0; cell < values.length; cell += 1) {
    if (Number.isFinite(values[cell]!)) continue;
    const at = cell % width;
    let count = 0;
    for (let row = 0; row < rows; row += 1) {
      if (!Number.isFinite(values[row * width + at]!)) count += 1;
    }
    const first = Math.floor(cell / width);
    throw new TrainingError('TRAINING_FEATURE_UNDEFINED', {
      message: `features: "${names[at]}" must have a finite value in every row; ${count} of ${rows} have none, the first is row ${first}; let an impute step follow, or clip what overflows`,
      details: { feature: names[at]!, rows: count, row: first },
    });
  }
}
