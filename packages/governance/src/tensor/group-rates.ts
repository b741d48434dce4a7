import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireTensor } from './require-tensor.ts';
import type { ByOutcome, GroupTensor, TensorCell } from './tensor.ts';

/** A share of rows, with what it rests on. */
export interface GroupRate {
  readonly value: Value;
  /** Rows of the denominator. */
  readonly n: number;
  /** (Σw)² / Σw² over the rows of the denominator: n without weights, 0 where none has weight. */
  readonly effectiveN: number;
}

/** The rates of a group, by the names of fairlearn. */
export interface GroupRates {
  readonly group: readonly (string | null)[];
  readonly n: number;
  readonly effectiveN: number;
  /** P(decided 1). */
  readonly selectionRate: GroupRate;
  /** P(label 1). */
  readonly baseRate: GroupRate;
  /** P(decided as labelled). */
  readonly accuracy: GroupRate;
  /** P(decided 1 | label 1). */
  readonly truePositiveRate: GroupRate;
  /** P(decided 0 | label 1). */
  readonly falseNegativeRate: GroupRate;
  /** P(decided 1 | label 0). */
  readonly falsePositiveRate: GroupRate;
  /** P(decided 0 | label 0). */
  readonly trueNegativeRate: GroupRate;
  /** P(label 1 | decided 1). */
  readonly precision: GroupRate;
}

/** Where 2 × label + decision stands: of the numerator, and of the denominator. */
type Places = readonly number[];
const ALL: Places = [0, 1, 2, 3];
const NEGATIVES: Places = [0, 1];
const POSITIVES: Places = [2, 3];
const SELECTED: Places = [1, 3];

/**
 * The rates of every group of a tensor, weighted where its rows are. A rate without rows to rest on is
 * undefined, and says why: `no_positives`, `no_negatives`, `no_predicted_positives`, or `no_weight`
 * where there are rows, all of weight 0. fairlearn says 0 there.
 *
 * @throws GovernanceError `GOVERNANCE_TENSOR_INVALID` where the tensor does not add up.
 * @example
 * const tensor = groupTensor({ yTrue: [0, 0], yPred: [1, 0], sensitive: { sex: ['f', 'f'] } });
 * const [f] = groupRates(tensor);
 * f?.selectionRate; // Returns: { value: { defined: true, value: 0.5 }, n: 2, effectiveN: 2 }
 * f?.truePositiveRate.value; // Returns: { defined: false, reason: 'no_positives' }
 */
export function groupRates(tensor: GroupTensor): readonly GroupRates[] {
  requireTensor(tensor);
  return ratesOf(tensor);
}

/** The same of a tensor that was checked before, or of a part of one. */
export function ratesOf(tensor: GroupTensor): readonly GroupRates[] {
  // Σw² in units of the squared grid of the weights.
  const unit = tensor.weightGrid
    ? 2 ** (tensor.weightGrid.squares - 2 * tensor.weightGrid.weights)
    : 1;
  return tensor.cells.map((cell) => {
    const rate = (numerator: Places, denominator: Places, reason: string): GroupRate =>
      rateOf(cell, { numerator, denominator, reason, unit });
    const selectionRate = rate(SELECTED, ALL, 'no_rows');
    return {
      group: cell.group,
      n: selectionRate.n,
      effectiveN: selectionRate.effectiveN,
      selectionRate,
      baseRate: rate(POSITIVES, ALL, 'no_rows'),
      accuracy: rate([0, 3], ALL, 'no_rows'),
      truePositiveRate: rate([3], POSITIVES, 'no_positives'),
      falseNegativeRate: rate([2], POSITIVES, 'no_positives'),
      falsePositiveRate: rate([1], NEGATIVES, 'no_negatives'),
      trueNegativeRate: rate([0], NEGATIVES, 'no_negatives'),
      precision: rate([3], SELECTED, 'no_predicted_positives'),
    };
  });
}

function rateOf(
  { counts, weights, squares }: TensorCell,
  {
    numerator,
    denominator,
    reason,
    unit,
  }: {
    readonly numerator: Places;
    readonly denominator: Places;
    readonly reason: string;
    readonly unit: number;
  },
): GroupRate {
  const n = sumAt(counts, denominator);
  const weight = sumAt(weights ?? counts, denominator);
  if (weight === 0) {
    return { value: undefinedValue(n === 0 ? reason : 'no_weight'), n, effectiveN: 0 };
  }
  return {
    value: { defined: true, value: sumAt(weights ?? counts, numerator) / weight },
    n,
    effectiveN: squares ? effectiveOf(weight, sumAt(squares, denominator) * unit, n) : n,
  };
}

/** Between 1 and n, whatever rounding to the grid did. */
function effectiveOf(weight: number, squares: number, n: number): number {
  return Math.min(n, Math.max(1, weight * (weight / squares)));
}

function sumAt(values: ByOutcome, places: Places): number {
  let sum = 0;
  for (const place of places) sum += values[place as 0 | 1 | 2 | 3];
  return sum;
}
