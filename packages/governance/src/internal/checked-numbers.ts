import { GovernanceError } from '../errors.ts';

/** Which numbers an input may hold; both ends belong to the range. */
export interface NumberRange {
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * Numbers as float64; a `Float64Array` is taken as it is.
 * @throws GovernanceError `GOVERNANCE_NUMBERS_INVALID` where one is NaN, infinite, no number or out of range.
 */
export function checkedNumbers(
  name: string,
  values: ArrayLike<number>,
  { minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE }: NumberRange = {},
): Float64Array {
  const numbers = values instanceof Float64Array ? values : new Float64Array(values.length);
  for (let row = 0; row < numbers.length; row += 1) {
    const value: unknown = values[row];
    // Comparing refuses NaN, too.
    if (typeof value !== 'number' || !(value >= minimum && value <= maximum)) {
      throw numbersInvalid(name, row, rangeText(minimum, maximum));
    }
    if (numbers !== values) numbers[row] = value;
  }
  return numbers;
}

/** What is thrown of one entry; says where it stands, not what it is. */
function numbersInvalid(name: string, row: number, requirement: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_NUMBERS_INVALID', {
    message: `fairness: every entry of ${name} must be ${requirement}; that of row ${row} is not; mend it or leave its row out of all inputs`,
    details: { name, row },
  });
}

function rangeText(minimum: number, maximum: number): string {
  if (minimum > -Number.MAX_VALUE && maximum < Number.MAX_VALUE) {
    return `a number from ${minimum} to ${maximum}`;
  }
  if (minimum > -Number.MAX_VALUE) return `a finite number from ${minimum} up`;
  return 'a finite number';
}
