import { invalidScores } from '../check-scored-rows.ts';

/** One amount for all rows, or one for each. */
export type Amount = number | Float64Array;

/** What each kind of decision brings or costs: a matrix of four amounts. */
export interface OutcomeAmounts {
  /** The positive label decided, and right. */
  readonly truePositive: Amount;
  /** The positive label decided, and wrong. */
  readonly falsePositive: Amount;
  readonly trueNegative: Amount;
  readonly falseNegative: Amount;
}

/**
 * What each row amounts to if the positive label is decided, and if it is not.
 *
 * @throws TrainingError `TRAINING_SCORES_INVALID` for an amount that is no finite number, or as many
 * amounts as there are not rows.
 */
export function outcomeAmounts(
  amounts: OutcomeAmounts,
  yTrue: Uint8Array,
): { readonly decided: Float64Array; readonly declined: Float64Array } {
  const { truePositive, falsePositive, trueNegative, falseNegative } = amounts;
  for (const [name, amount] of Object.entries({ ...amounts }) as [string, Amount][]) {
    requireAmount(name, amount, yTrue.length);
  }
  return {
    decided: choose(yTrue, falsePositive, truePositive),
    declined: choose(yTrue, trueNegative, falseNegative),
  };
}

function choose(yTrue: Uint8Array, ofNegative: Amount, ofPositive: Amount): Float64Array {
  const chosen = new Float64Array(yTrue.length);
  for (let row = 0; row < chosen.length; row += 1) {
    const amount = yTrue[row] === 1 ? ofPositive : ofNegative;
    chosen[row] = typeof amount === 'number' ? amount : amount[row]!;
  }
  return chosen;
}

function requireAmount(name: string, amount: Amount, rows: number): void {
  if (typeof amount === 'number') {
    if (!Number.isFinite(amount)) throw invalidScores(name, 'a finite number', amount, -1);
    return;
  }
  if (amount.length !== rows) {
    throw invalidScores(name, `one number, or as long as yTrue (${rows})`, amount.length, -1);
  }
  for (let row = 0; row < rows; row += 1) {
    if (!Number.isFinite(amount[row])) {
      throw invalidScores(name, 'a finite number', 'NaN or an infinity', row);
    }
  }
}
