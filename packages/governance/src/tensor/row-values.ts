import { GovernanceError, type GovernanceErrorCode } from '../errors.ts';

/**
 * Labels or decisions as bytes. Those of a `Uint8Array` are taken as they are; whoever counts them
 * must look whether one exceeds 1, and then call {@link refuseLabels}.
 * @throws GovernanceError `GOVERNANCE_LABELS_INVALID`
 */
export function labelBytes(name: string, values: ArrayLike<number>): Uint8Array {
  if (values instanceof Uint8Array) return values;
  const bytes = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row];
    if (value !== 0 && value !== 1) throw labelsInvalid(name, row);
    bytes[row] = value;
  }
  return bytes;
}

/** @throws GovernanceError `GOVERNANCE_LABELS_INVALID` where one is neither 0 nor 1. */
export function refuseLabels(name: string, labels: Uint8Array): void {
  const row = labels.findIndex((label) => label > 1);
  if (row >= 0) throw labelsInvalid(name, row);
}

/** Weights, and their maximum. @throws GovernanceError `GOVERNANCE_WEIGHTS_INVALID` */
export function checkedWeights(values: ArrayLike<number>): {
  readonly weights: Float64Array;
  readonly maximum: number;
} {
  const weights = numbersOf('weights', values, {
    code: 'GOVERNANCE_WEIGHTS_INVALID',
    requirement: 'finite and at least 0',
    maximum: Number.MAX_VALUE,
  });
  let maximum = 0;
  for (let row = 0; row < weights.length; row += 1) {
    if (weights[row]! > maximum) maximum = weights[row]!;
  }
  return { weights, maximum };
}

/** Scores in [0, 1]. @throws GovernanceError `GOVERNANCE_SCORES_INVALID` */
export function checkedScores(values: ArrayLike<number>): Float64Array {
  return numbersOf('yScore', values, {
    code: 'GOVERNANCE_SCORES_INVALID',
    requirement: 'in [0, 1]',
    maximum: 1,
  });
}

function numbersOf(
  name: string,
  values: ArrayLike<number>,
  rule: {
    readonly code: GovernanceErrorCode;
    readonly requirement: string;
    readonly maximum: number;
  },
): Float64Array {
  const numbers = values instanceof Float64Array ? values : new Float64Array(values.length);
  for (let row = 0; row < numbers.length; row += 1) {
    const value: unknown = values[row];
    // Comparing refuses NaN, too.
    if (typeof value !== 'number' || !(value >= 0 && value <= rule.maximum)) {
      throw new GovernanceError(rule.code, {
        message: `group tensor: every entry of ${name} must be ${rule.requirement}; that of row ${row} is not; mend it or leave its row out of all inputs`,
        details: { name, row },
      });
    }
    if (numbers !== values) numbers[row] = value;
  }
  return numbers;
}

function labelsInvalid(name: string, row: number): GovernanceError {
  return new GovernanceError('GOVERNANCE_LABELS_INVALID', {
    message: `group tensor: every entry of ${name} must be 0 or 1; that of row ${row} is not; encode the favourable label as 1 and the other as 0`,
    details: { name, row },
  });
}
