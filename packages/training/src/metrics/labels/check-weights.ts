import { invalidScores } from '../check-scored-rows.ts';
import type { Weights } from './label.ts';

/**
 * Refuses weights that are not finite, negative, or too few.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index.
 */
export function checkWeights(weights: Weights | undefined, rows: number): void {
  if (!weights) return;
  if (weights.length !== rows) {
    throw invalidScores('weights', `as long as yTrue (${rows})`, weights.length, -1);
  }
  for (let row = 0; row < rows; row += 1) {
    const weight = weights[row]!;
    if (weight >= 0 && weight < Infinity) continue;
    throw invalidScores('weights', 'a finite number from 0 up', weight, row);
  }
}
