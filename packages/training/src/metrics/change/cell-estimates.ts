import type { Confusion } from '@codexhub/common-config/records';
import { matthewsByCell } from '../matthews-interval.ts';
import type { JointEstimate } from './joint-estimate.ts';
import type { PairedDecisions } from './paired-rows.ts';

/** The metrics of decisions whose rows are not the same for the two models. */
export type CellMetric = keyof typeof metrics;

/** A value, and how a row at 2 × outcome + decision moves it, times the number of rows. */
interface Moved {
  readonly value: number;
  readonly influence: readonly [number, number, number, number];
}

const metrics = {
  precision: (counts: Confusion) => ratio(counts, counts.truePositive, [0, 1, 0, 1], [0, 0, 0, 1]),
  f1: (counts: Confusion) => ratio(counts, 2 * counts.truePositive, [0, 1, 1, 2], [0, 0, 0, 2]),
  mcc: (counts: Confusion): Moved => {
    const { value, gradient } = matthewsByCell(counts);
    const { left, extra, missed, hit } = gradient;
    return { value, influence: [left, extra, missed, hit] };
  },
} as const;

/**
 * The delta method over the eight kinds of rows (outcome × two decisions), after half a row has been
 * added to each, as Agresti and Min add to four: where a model is right throughout, or the two decide
 * alike, the rows show no variance, and there is some.
 *
 * @see Agresti, "Categorical Data Analysis" (2013) 16.1, for the delta method of multinomial counts
 */
export function cellEstimate(metric: CellMetric, decisions: PairedDecisions): JointEstimate {
  const cells = decisionCells(decisions).map((count) => count + 0.5);
  const rows = cells.reduce((sum, count) => sum + count, 0);
  const compute = metrics[metric];
  const baseline = compute(confusionOf(cells, (cell) => (cell >> 1) & 1));
  const candidate = compute(confusionOf(cells, (cell) => cell & 1));
  let [ofBaseline, ofDifference, together] = [0, 0, 0];
  for (let cell = 0; cell < 8; cell += 1) {
    const count = cells[cell]!;
    const truth = 2 * (cell >> 2);
    const before = baseline.influence[truth + ((cell >> 1) & 1)]!;
    const difference = candidate.influence[truth + (cell & 1)]! - before;
    ofBaseline += count * before * before;
    ofDifference += count * difference * difference;
    together += count * difference * before;
  }
  const over = rows * rows;
  return {
    baseline: baseline.value,
    difference: candidate.value - baseline.value,
    varianceOfBaseline: ofBaseline / over,
    varianceOfDifference: ofDifference / over,
    covariance: together / over,
  };
}

/** Rows at 4 × outcome + 2 × the baseline's decision + the candidate's. */
function decisionCells({ yTrue, baseline, candidate }: PairedDecisions): number[] {
  const cells = new Float64Array(8);
  for (let row = 0; row < yTrue.length; row += 1) {
    cells[4 * yTrue[row]! + 2 * baseline[row]! + candidate[row]!]! += 1;
  }
  return [...cells];
}

function confusionOf(cells: readonly number[], decided: (cell: number) => number): Confusion {
  const count = (truth: number, decision: number): number =>
    cells.reduce(
      (sum, rows, cell) => (cell >> 2 === truth && decided(cell) === decision ? sum + rows : sum),
      0,
    );
  return {
    truePositive: count(1, 1),
    falsePositive: count(0, 1),
    trueNegative: count(0, 0),
    falseNegative: count(1, 0),
  };
}

/** Σ a / Σ b, to which a row adds (a − value b) / mean b. */
function ratio(
  { truePositive, falsePositive, trueNegative, falseNegative }: Confusion,
  of: number,
  among: readonly [number, number, number, number],
  parts: readonly [number, number, number, number],
): Moved {
  const [none, extra, missed, hit] = among;
  const rows = truePositive + falsePositive + trueNegative + falseNegative;
  const sum =
    none * trueNegative + extra * falsePositive + missed * falseNegative + hit * truePositive;
  const value = of / sum;
  const moved = (at: 0 | 1 | 2 | 3): number => ((parts[at] - value * among[at]) * rows) / sum;
  return { value, influence: [moved(0), moved(1), moved(2), moved(3)] };
}
