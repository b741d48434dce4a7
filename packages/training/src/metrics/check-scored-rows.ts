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
      throw invalid(name, `as long as yTrue (${length})`, values.length, -1);
    }
  }
  checkEach('yTrue', yTrue, '0 or 1', isBinary);
  if (decision) checkEach('decision', decision, '0 or 1', isBinary);
  if (score) checkEach('score', score, 'a probability in [0, 1]', isProbability);
}

function isBinary(value: number): boolean {
  return value === 0 || value === 1;
}

function isProbability(value: number): boolean {
  return value >= 0 && value <= 1;
}

function checkEach(
  name: string,
  values: Uint8Array | Float64Array,
  requirement: string,
  holds: (value: number) => boolean,
): void {
  for (let index = 0; index < values.length; index += 1) {
    if (!holds(values[index]!)) throw invalid(name, requirement, values[index]!, index);
  }
}

function invalid(
  name: string,
  requirement: string,
  received: number,
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
