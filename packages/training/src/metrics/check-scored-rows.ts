import { TrainingError } from '../errors.ts';

/** Rows with their outcome and what was said of them. All arrays have one element per row. */
export interface ScoredRows {
  /** 1 where the outcome is the positive label, else 0. */
  readonly yTrue: Uint8Array;
  /** P(positive label), in [0, 1]. */
  readonly score: Float64Array;
  /** 1 where the positive label was decided, else 0. */
  readonly decision: Uint8Array;
}

/**
 * Refuses rows that cannot be measured, naming the first index.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for unequal lengths, a label or decision other than 0
 * and 1, a score that is NaN, infinite or outside [0, 1].
 */
export function checkScoredRows(rows: Partial<ScoredRows> & Pick<ScoredRows, 'yTrue'>): void {
  const { yTrue, score, decision } = rows;
  const length = yTrue.length;
  for (const [name, values] of Object.entries({ score, decision })) {
    if (values && values.length !== length) {
      throw invalidScores(name, `as long as yTrue (${length})`, values.length, -1);
    }
  }
  requireBinary('yTrue', yTrue);
  if (decision) requireBinary('decision', decision);
  if (score) requireProbabilities('score', score);
}

/** @throws TrainingError `TRAINING_SCORES_INVALID` naming the first value other than 0 and 1. */
export function requireBinary(name: string, values: Uint8Array): void {
  for (let index = 0; index < values.length; index += 1) {
    if (values[index]! > 1) throw invalidScores(name, '0 or 1', values[index]!, index);
  }
}

/** @throws TrainingError `TRAINING_SCORES_INVALID` naming the first value outside [0, 1]. */
export function requireProbabilities(name: string, values: Float64Array): void {
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    // Written so that NaN fails it.
    if (value >= 0 && value <= 1) continue;
    throw invalidScores(name, 'a probability in [0, 1]', value, index);
  }
}

/** An array that cannot be measured; `index` is −1 where the array as a whole is at fault. */
export function invalidScores(
  name: string,
  requirement: string,
  received: number | string,
  index: number,
): TrainingError {
  const place = index < 0 ? name : `${name}[${index}]`;
  return new TrainingError('TRAINING_SCORES_INVALID', {
    message: `metrics: ${place} must be ${requirement}; received ${received}; repair the scores before they are measured`,
    details: {
      array: name,
      requirement,
      received: String(received),
      ...(index < 0 ? {} : { index }),
    },
  });
}
