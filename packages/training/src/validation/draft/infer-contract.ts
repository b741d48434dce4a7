import type { Table } from '@codexhub/common-config/columns';
import { type ContractDefinition, defineContract } from '@codexhub/common-config/contract';
import { requireOption } from '../../internal/require-option.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import { contractNames } from './contract-names.ts';
import type { DraftNote } from './draft-note.ts';
import { type DraftField, inferField } from './infer-field.ts';
import { inferTarget } from './infer-target.ts';

export interface InferContractOptions {
  /** The contract's name. Default: `draft`. */
  readonly name?: string | undefined;
  /** The column of the target; guessed where absent, with a note. */
  readonly target?: string | undefined;
  /** A text column with more different values is free text, no category. Default: 50. */
  readonly categoryLimit?: number | undefined;
}

/** A contract that fits the tables, and what it assumes. */
export interface ContractDraft {
  readonly definition: ContractDefinition;
  readonly notes: readonly DraftNote[];
}

/**
 * Drafts a contract from data: types, ranges rounded outward, the values of categories, which cells
 * may be missing. Columns of texts are read as what they hold, so a file needs no types to begin with.
 * What looks like an identifier or personal data is kept from the model: it goes into metadata; what
 * looks like a protected attribute, into those. Every such guess is a note: a draft is for people to
 * confirm, not to run.
 *
 * @throws TrainingError `TRAINING_TARGET_UNKNOWN` where no column can be the target;
 * `TRAINING_OPTION_INVALID`; ContractError `CONTRACT_INVALID` where no column is left for the model.
 * @see TensorFlow Data Validation, `infer_schema`; the rules of Deequ's constraint suggestions.
 * @example
 * const table = createTable({
 *   ratio: numberColumn([0.2, 0.9, 0.4]),
 *   deny: categoryColumn(['no', 'yes', 'no']),
 * });
 * inferContract([table]).definition.features['ratio']?.type; // Returns: 'number'
 */
export function inferContract(
  tables: readonly Table[],
  options: InferContractOptions = {},
): ContractDraft {
  const { name = 'draft', categoryLimit = 50 } = options;
  requireOption(
    Number.isSafeInteger(categoryLimit) && categoryLimit >= 2,
    'categoryLimit',
    'an integer from 2 up',
    categoryLimit,
  );
  const all = columnFacts(tables);
  const facts = all.filter((one) => one.name !== '');
  const { column, target, notes: ofTarget } = inferTarget(facts, options.target);
  const notes: DraftNote[] = [...ofTarget];
  if (facts.length < all.length) notes.push(UNNAMED);
  const names = contractNames(facts.map((one) => one.name));
  const groups: Record<DraftField['group'], Record<string, DraftField['field']>> = {
    features: {},
    protectedAttributes: {},
    metadata: {},
  };
  for (const one of facts) {
    const own = names.get(one.name)!;
    if (own !== one.name) notes.push(renamed(one, own));
    if (one.name === column) continue;
    const drafted = inferField(one, categoryLimit);
    notes.push(...drafted.notes);
    if (!drafted.field) continue;
    const source = own === one.name ? {} : { column: one.name };
    groups[drafted.field.group][own] = { ...drafted.field.field, ...source };
  }
  const own = names.get(column)!;
  const definition = {
    name,
    task: 'binary_classification' as const,
    ...groups,
    target: { name: own, ...(own === column ? {} : { column }), ...target },
  } as ContractDefinition;
  defineContract(definition);
  return { definition, notes };
}

/** Such as the index that pandas writes; a contract has nothing to read it by. */
const UNNAMED: DraftNote = {
  column: '',
  code: 'COLUMN_UNNAMED',
  shortDescription: 'Column without a name',
  description: 'a contract reads a column by its name: this one is left out; name it if it matters',
};

function renamed({ name }: ColumnFacts, own: string): DraftNote {
  return {
    column: name,
    code: 'COLUMN_RENAMED',
    shortDescription: 'Column renamed',
    description: `a name of a contract begins with a letter or "_" and goes on with letters, digits, "_", "." or "-": here it is "${own}"`,
  };
}
