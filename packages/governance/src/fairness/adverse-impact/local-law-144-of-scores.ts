import { GovernanceError } from '../../errors.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import { groupTensor } from '../../tensor/group-tensor.ts';
import { auditOf, type LocalLaw144, type LocalLaw144Options } from './local-law-144.ts';

/** An entry a person. */
export interface ScoredPersons {
  /** Finite, on any scale; higher is better. */
  readonly scores: ArrayLike<number>;
  readonly sex: GroupColumn;
  readonly raceEthnicity: GroupColumn;
}

/** An audit whose rates are scoring rates: `selected` counts the persons above the median. */
export interface LocalLaw144OfScores extends LocalLaw144 {
  readonly median: number;
  /** Persons whose score is the median: they do not count as above it. */
  readonly atMedian: number;
}

/**
 * {@link localLaw144} of a tool that scores: the scoring rate of a category is the share of its persons
 * strictly above the median of the full sample, those of unknown category among them. The median of an
 * even number is the mean of the two in the middle. Ties at the median are counted as not above, and
 * `atMedian` says how many they are: with many of them the rates depend on that choice.
 *
 * @throws GovernanceError `GOVERNANCE_SCORES_INVALID`, `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`,
 * `GOVERNANCE_GROUPS_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @example
 * const { median, sex } = localLaw144OfScores({
 *   scores: [10, 20, 30, 40], sex: ['f', 'm', 'f', 'm'], raceEthnicity: ['x', 'x', 'y', 'y'],
 * });
 * median; // Returns: 25
 * sex.categories[0].rate; // Returns: { defined: true, value: 0.5 }
 */
export function localLaw144OfScores(
  { scores, sex, raceEthnicity }: ScoredPersons,
  options: Pick<LocalLaw144Options, 'exclude' | 'level'> = {},
): LocalLaw144OfScores {
  const numbers = finiteScores(scores);
  const median = medianOf(numbers);
  const above = new Uint8Array(numbers.length);
  let atMedian = 0;
  for (let row = 0; row < numbers.length; row += 1) {
    const score = numbers[row]!;
    if (score > median) above[row] = 1;
    else if (score === median) atMedian += 1;
  }
  const tensor = groupTensor({
    yTrue: above,
    yPred: above,
    sensitive: { sex, race_ethnicity: raceEthnicity },
  });
  return {
    ...auditOf(
      tensor,
      { ...options, sex: 'sex', raceEthnicity: 'race_ethnicity' },
      'us.nyc.6_rcny_5-300.scoring_rate',
    ),
    median,
    atMedian,
  };
}

function medianOf(scores: Float64Array): number {
  const sorted = scores.slice().sort();
  const middle = sorted.length >> 1;
  // Half of each: the sum of two may be beyond the largest number.
  return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]! / 2 + sorted[middle]! / 2;
}

function finiteScores(scores: ArrayLike<number>): Float64Array {
  const numbers = new Float64Array(lengthOf('scores', scores));
  for (let row = 0; row < numbers.length; row += 1) {
    const score: unknown = scores[row];
    if (typeof score !== 'number' || !Number.isFinite(score)) {
      throw new GovernanceError('GOVERNANCE_SCORES_INVALID', {
        message: `scoring rates: every score must be a finite number; that of row ${row} is not; mend it or leave its row out of all inputs`,
        details: { row },
      });
    }
    numbers[row] = score;
  }
  return numbers;
}
