import type { ModelContract } from '@codexhub/common-config/contract';
import { TrainingError } from '../errors.ts';
import { requireOption } from '../internal/require-option.ts';

/**
 * Decisions at a threshold on the FAVOURABLE label: 1 where the positive label is decided, else 0.
 *
 * The favourable label is decided where P(favourable) ≥ threshold; P(favourable) is the probability
 * itself where the favourable label is the positive one, and 1 − probability otherwise. It is the
 * arithmetic of the exported graph.
 *
 * @param probability P(positive label) of each row.
 * @param threshold in [0, 1].
 * @throws TrainingError `TRAINING_SCORES_INVALID` for a probability that is NaN or outside [0, 1].
 * @example
 * decide(contract, [0.2, 0.6], 0.5); // Returns: Uint8Array [0, 1]
 */
export function decide(
  contract: Pick<ModelContract, 'target'>,
  probability: ArrayLike<number>,
  threshold: number,
): Uint8Array {
  requireThreshold(threshold);
  const { positive, favourable } = contract.target;
  const same = positive === favourable;
  const decisions = new Uint8Array(probability.length);
  for (let row = 0; row < decisions.length; row += 1) {
    const value = probability[row]!;
    if (!(value >= 0 && value <= 1)) throw notProbability(value, row);
    const favourably = (same ? value : 1 - value) >= threshold;
    decisions[row] = favourably === same ? 1 : 0;
  }
  return decisions;
}

export function requireThreshold(threshold: number): void {
  requireOption(threshold >= 0 && threshold <= 1, 'threshold', 'in [0, 1]', threshold);
}

function notProbability(value: number, row: number): TrainingError {
  return new TrainingError('TRAINING_SCORES_INVALID', {
    message: `decide: every probability must be in [0, 1]; number ${row} is ${value}; look for a missing input`,
    details: { index: row, received: String(value) },
  });
}
