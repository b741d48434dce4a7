import { requirePlot } from './require-plot.ts';

/** What a regression model predicted, and what happened: one of each for a row. */
export interface RegressionRows {
  readonly predicted: ArrayLike<number>;
  readonly actual: ArrayLike<number>;
}

/** The rows of which both numbers are finite, and how many are not. */
export interface FinitePairs {
  readonly predicted: Float64Array;
  readonly actual: Float64Array;
  readonly lost: number;
}

/**
 * Keeps the rows that have a place in a picture.
 * @throws ReportError `REPORT_INPUT_INVALID` where the two differ in length.
 */
export function finitePairs(plot: string, { predicted, actual }: RegressionRows): FinitePairs {
  const rows = predicted.length;
  requirePlot(actual.length === rows, {
    plot,
    path: 'actual',
    must: `hold ${rows} numbers, one for each prediction`,
    received: `${actual.length}`,
  });
  const x = new Float64Array(rows);
  const y = new Float64Array(rows);
  let kept = 0;
  for (let row = 0; row < rows; row += 1) {
    // The difference may overflow where neither number does: such a row has no residual.
    if (!Number.isFinite(actual[row]! - predicted[row]!)) continue;
    x[kept] = predicted[row]!;
    y[kept] = actual[row]!;
    kept += 1;
  }
  return { predicted: x.subarray(0, kept), actual: y.subarray(0, kept), lost: rows - kept };
}
