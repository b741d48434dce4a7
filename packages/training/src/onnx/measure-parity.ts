import type { Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import {
  measuredValue,
  type Parity,
  type ScoreBatch,
  undefinedValue,
} from '@codexhub/common-config/records';
import { TrainingError } from '../errors.ts';
import { decide } from '../models/decide.ts';
import { predictProbability } from '../models/predict-probability.ts';
import type { TrainedModel } from '../models/trained-model.ts';

export interface ParityOptions {
  readonly model: TrainedModel;
  readonly contract: ModelContract;
  /** The exported bytes. */
  readonly bytes: Uint8Array;
  /** Every row of it is compared. */
  readonly table: Table;
  readonly threshold: number;
  /** An engine that scores a table with the bytes: inference's, through the port. */
  readonly score: ScoreBatch;
}

/**
 * Do the exported bytes say what the trained model says? Largest |Δ probability| and the number of
 * decisions that differ, over every row of the table.
 *
 * @returns `maximumDifference` is undefined for `no_rows`, and `not_a_number` where the engine gave a
 * NaN: it is never read as agreement.
 * @throws TrainingError `TRAINING_SCORES_INVALID` where the engine gives another number of rows.
 */
export async function measureParity(options: ParityOptions): Promise<Parity> {
  const { model, contract, bytes, table, threshold, score } = options;
  const expected = predictProbability(model, table);
  const decisions = decide(contract, expected, threshold);
  const scores = await score(bytes, table);
  const rows = table.rowCount;
  for (const received of [scores.probability.length, scores.decision.length]) {
    if (received !== rows) throw wrongLength(rows, received);
  }
  let largest = 0;
  let decisionFlips = 0;
  for (let row = 0; row < rows; row += 1) {
    const difference = Math.abs(scores.probability[row]! - expected[row]!);
    // NaN stays: Math.max gives NaN once one is there.
    largest = Math.max(largest, difference);
    if (scores.decision[row] !== decisions[row]) decisionFlips += 1;
  }
  return {
    rows,
    maximumDifference: rows === 0 ? undefinedValue('no_rows') : measuredValue(largest),
    decisionFlips,
  };
}

function wrongLength(rows: number, received: number): TrainingError {
  return new TrainingError('TRAINING_SCORES_INVALID', {
    message: `parity: the engine must score every row (${rows}); it gave ${received} values; check the engine`,
    details: { rows, received },
  });
}
