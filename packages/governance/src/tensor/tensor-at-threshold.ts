import { GovernanceError } from '../errors.ts';
import { requireTensor } from './require-tensor.ts';
import type { ByOutcome, GroupTensor } from './tensor.ts';

/**
 * The tensor of the decisions that another threshold would have made: 1 where the score is at least the
 * threshold. It comes from the histograms alone, so every rate, disparity, interval and gate can be asked
 * at every edge of the bins, without the rows. Scores were put into bins as ⌊score × bins⌋: one within a
 * rounding error of the edge may count on the other side of it.
 *
 * @param threshold an edge of the bins, k / `scoreBins`: 0 decides 1 for all rows, 1 + 1 / `scoreBins` or
 * more for none.
 * @throws GovernanceError `GOVERNANCE_SCORES_INVALID` where the tensor has no scores, or has weights
 * (histograms count rows), or the threshold is no edge; `GOVERNANCE_TENSOR_INVALID`.
 * @example
 * const tensor = groupTensor({
 *   yTrue: [0, 1, 1], yPred: [0, 0, 1], yScore: [0.1, 0.4, 0.9], scoreBins: 10, sensitive: { sex: ['f', 'f', 'f'] },
 * });
 * tensorAtThreshold(tensor, 0.3).cells[0]?.counts; // Returns: [1, 0, 0, 2]
 */
export function tensorAtThreshold(tensor: GroupTensor, threshold: number): GroupTensor {
  requireTensor(tensor);
  const { scoreBins } = tensor;
  if (scoreBins === undefined || tensor.weightGrid) {
    throw invalid(
      'a tensor with scores and without weights',
      scoreBins === undefined ? 'one without scores' : 'one with weights',
      'count the rows with yScore',
    );
  }
  const edge = Math.round(threshold * scoreBins);
  // 0.29 is an edge of 100 bins, though 0.29 × 100 is not 29.
  if (!(threshold >= 0) || Math.abs(edge - threshold * scoreBins) > 1e-9 * scoreBins) {
    throw invalid(
      `a threshold that is a multiple of 1 / ${scoreBins}, from 0`,
      String(threshold),
      'take an edge, or count with more bins',
    );
  }
  return {
    ...tensor,
    cells: tensor.cells.map((cell) => ({ ...cell, counts: countsAt(cell.scores!, edge) })),
  };
}

function countsAt(
  [negatives, positives]: readonly [readonly number[], readonly number[]],
  edge: number,
): ByOutcome {
  const below = (bins: readonly number[]): number => sumOf(bins.slice(0, edge));
  const [refused, missed] = [below(negatives), below(positives)];
  return [refused, sumOf(negatives) - refused, missed, sumOf(positives) - missed];
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function invalid(requirement: string, received: string, advice: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_SCORES_INVALID', {
    message: `tensor at a threshold: it must have ${requirement}; received ${received}; ${advice}`,
    details: { received },
  });
}
