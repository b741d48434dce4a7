/** Rows of about one prediction: how many, and where their values lie. */
export interface RunningBin {
  /** The median of x among them. */
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

const MOST = 20;
const FEWEST_ROWS = 20;

/**
 * The median of y and its 10% and 90% quantiles along x, in up to 20 bins of equal rows: at least 20
 * rows each, so none at all under 60 rows. Rows of one x stay in one bin.
 */
export function runningMedian(x: Float64Array, y: Float64Array): readonly RunningBin[] {
  const bins = Math.min(MOST, Math.floor(x.length / FEWEST_ROWS));
  if (bins < 3) return [];
  const sorted = x.toSorted();
  const edges = [...new Set(rangeOf(bins - 1).map((bin) => quantile(sorted, (bin + 1) / bins)))];
  const rows: { x: number[]; y: number[] }[] = rangeOf(edges.length + 1).map(() => ({
    x: [],
    y: [],
  }));
  for (let row = 0; row < x.length; row += 1) {
    let bin = 0;
    while (bin < edges.length && x[row]! > edges[bin]!) bin += 1;
    rows[bin]!.x.push(x[row]!);
    rows[bin]!.y.push(y[row]!);
  }
  return rows.filter((bin) => bin.x.length > 0).map(summary);
}

/**
 * A quantile of sorted numbers, straight between neighbours; NaN where there is none.
 * @see reference: numpy 2.4 `quantile(method='linear')`
 */
export function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  const part = at - Math.floor(at);
  return below === above ? below : below * (1 - part) + above * part;
}

function summary(bin: { readonly x: number[]; readonly y: number[] }): RunningBin {
  const x = Float64Array.from(bin.x).sort();
  const y = Float64Array.from(bin.y).sort();
  return {
    x: quantile(x, 0.5),
    from: x[0]!,
    to: x.at(-1)!,
    count: x.length,
    low: quantile(y, 0.1),
    median: quantile(y, 0.5),
    high: quantile(y, 0.9),
  };
}

function rangeOf(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
