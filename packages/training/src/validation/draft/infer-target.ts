import type { ContractDefinition } from '@codexhub/common-config/contract';
import { TrainingError } from '../../errors.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { DraftNote } from './draft-note.ts';

const USUAL =
  /^(target|label|class|outcome|response|y|deny|denied|default|defaulted|churn|churned|fraud|approved)$/i;
const POSITIVE = ['yes', 'true', '1', 'y', 't', 'positive', 'pos', 'bad', 'default', 'fraud'];

export interface InferredTarget {
  readonly column: string;
  readonly target: Omit<ContractDefinition['target'], 'name' | 'column'>;
  readonly notes: readonly DraftNote[];
}

/**
 * The target: the column that is named, or the last that has two values, one of a usual name first.
 * Which label is positive and which favourable are guesses that the notes tell of.
 * @throws TrainingError `TRAINING_TARGET_UNKNOWN`
 */
export function inferTarget(
  facts: readonly ColumnFacts[],
  wanted: string | undefined,
): InferredTarget {
  const binary = facts.filter(({ texts }) => texts.size === 2 && !texts.has(''));
  const chosen =
    wanted === undefined
      ? (binary.findLast(({ name }) => USUAL.test(name)) ?? binary.at(-1))
      : binary.find(({ name }) => name === wanted);
  if (!chosen) throw unknownTarget(facts, wanted);
  const labels = [...chosen.texts.keys()].sort();
  const positive = labels.find((label) => POSITIVE.includes(label.toLowerCase())) ?? labels.at(-1)!;
  const other = labels.find((label) => label !== positive)!;
  const column = chosen.name;
  const notes: DraftNote[] = [
    {
      column,
      code: 'TARGET_LABELS_TO_CONFIRM',
      shortDescription: 'Labels to confirm',
      description: `"${positive}" is taken for the label that is predicted, "${other}" for the one that is good for the person concerned: the data cannot tell`,
    },
  ];
  if (wanted === undefined) {
    notes.unshift({
      column,
      code: 'TARGET_GUESSED',
      shortDescription: 'Target guessed',
      description: `the target was not named; of ${binary.length} column(s) with two values this one was taken`,
    });
  }
  if (chosen.missing > 0) {
    notes.push({
      column,
      code: 'TARGET_HAS_MISSING',
      shortDescription: 'Target missing values',
      description: `${chosen.missing} of ${chosen.rows} rows have no label: a target may not be missing`,
    });
  }
  const values: [string, string] = [other, positive];
  return { column, target: { values, positive, favourable: other }, notes };
}

function unknownTarget(facts: readonly ColumnFacts[], wanted: string | undefined): TrainingError {
  const subject =
    wanted === undefined
      ? 'a table must have a column of two values to be its target; it has none'
      : `the target "${wanted}" must be a column of two different texts; ${describe(facts, wanted)}`;
  return new TrainingError('TRAINING_TARGET_UNKNOWN', {
    message: `contract draft: ${subject}; name the target`,
    details: { target: wanted ?? null },
  });
}

function describe(facts: readonly ColumnFacts[], wanted: string): string {
  const found = facts.find(({ name }) => name === wanted);
  return found ? `it has ${found.distinct} value(s)` : 'there is no such column';
}
