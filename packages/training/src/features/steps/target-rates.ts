/** Rows with a category and a label each. */
export interface TargetRates {
  /** The place of the category, −1 for missing. */
  readonly places: Int32Array;
  /** How many places there are. */
  readonly values: number;
  /** 1 or 0. */
  readonly target: Uint8Array;
  /** How many rows the overall share weighs; empirical Bayes where `undefined`. */
  readonly smoothing?: number | undefined;
}

/** Rows that are left out: those of one fold. */
export interface HeldFold {
  readonly foldOf: Int32Array;
  readonly fold: number;
}

/**
 * The share of ones per category, smoothed towards that of all rows: with n rows and p ones,
 * (p + m · mean) / (n + m) for the smoothing m; or λ p/n + (1 − λ) mean with
 * λ = V n / (V n + v), V and v being the variances of the labels of all rows and of the category's. A
 * category without rows has the overall share.
 *
 * @param held the fold whose rows do not count; none where absent.
 * @returns per place, and behind the last for missing, the share; and the overall one.
 * @see reference: scikit-learn 1.9.1 `_target_encoder_fast.pyx`
 */
export function targetRates(
  { places, values, target, smoothing }: TargetRates,
  held?: HeldFold,
): { readonly mean: number; readonly rates: readonly number[] } {
  const rows = new Float64Array(values + 1);
  const ones = new Float64Array(values + 1);
  let [all, positives] = [0, 0];
  for (let row = 0; row < places.length; row += 1) {
    if (held !== undefined && held.foldOf[row] === held.fold) continue;
    const place = places[row]! < 0 ? values : places[row]!;
    rows[place]! += 1;
    ones[place]! += target[row]!;
    all += 1;
    positives += target[row]!;
  }
  const mean = positives / Math.max(1, all);
  const variance = mean * (1 - mean);
  const rates = Array.from(rows, (n, place) => {
    if (smoothing !== undefined) {
      return n + smoothing === 0 ? mean : (ones[place]! + smoothing * mean) / (n + smoothing);
    }
    if (n === 0) return mean;
    const share = ones[place]! / n;
    const within = share * (1 - share);
    const whole = variance * n + within;
    const lambda = whole === 0 ? 0 : (variance * n) / whole;
    return lambda * share + (1 - lambda) * mean;
  });
  return { mean, rates };
}
