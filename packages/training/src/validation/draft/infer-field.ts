import type { MetadataField } from '@codexhub/common-config/contract';
import type { ColumnFacts } from './column-facts.ts';
import type { DraftNote, DraftNoteCode } from './draft-note.ts';
import { nameHint } from './name-hints.ts';
import { widenRange } from './widen-range.ts';

/** A field of a draft, and where it stands. */
export interface DraftField {
  readonly group: 'features' | 'protectedAttributes' | 'metadata';
  readonly field: MetadataField;
}

/** Nearly every row has a value of its own: from this share on. */
const UNIQUE = 0.95;
const FEW_CODES = 12;

/** Drafts one field; none for a column without cells. */
export function inferField(
  facts: ColumnFacts,
  categoryLimit: number,
): { readonly field: DraftField | undefined; readonly notes: readonly DraftNote[] } {
  const { type, rows, missing, distinct } = facts;
  const notes: DraftNote[] = [];
  const note = (code: DraftNoteCode, shortDescription: string, description: string): void => {
    notes.push({ column: facts.name, code, shortDescription, description });
  };
  if (type === 'none') {
    note(
      'COLUMN_EMPTY',
      'Column empty',
      `none of ${rows} rows has a value: the column is left out`,
    );
    return { field: undefined, notes };
  }
  if (missing > 0) {
    const share = ((missing / rows) * 100).toPrecision(2);
    note(
      'MISSING_VALUES',
      'Column missing values',
      `${missing} of ${rows} rows (~${share}%) have no value: it may be missing`,
    );
  }
  const isCategory = type === 'text' && distinct <= categoryLimit && !facts.texts.has('');
  const field = fieldOf(facts, isCategory);
  const group = groupOf(facts, isCategory, note);
  if (group === 'metadata') return { field: { group, field }, notes };
  if (field.type === 'number') {
    note(
      'RANGE_WIDENED',
      'Range rounded outward',
      `from what was seen, to [${field.minimum}, ${field.maximum}]: set what is possible`,
    );
    if (group === 'features' && facts.areIntegers && distinct <= FEW_CODES && distinct > 2) {
      note(
        'INTEGER_CODES',
        'Integers that may be codes',
        `${distinct} different integers: if their order means nothing, make it a category`,
      );
    }
  }
  return { field: { group, field }, notes };
}

function fieldOf(facts: ColumnFacts, isCategory: boolean): MetadataField {
  const nullable = facts.missing > 0;
  if (facts.type === 'number') {
    return { type: 'number', nullable, ...widenRange(facts.minimum, facts.maximum) };
  }
  if (facts.type === 'time') return { type: 'time', nullable };
  return isCategory
    ? { type: 'category', nullable, values: [...facts.texts.keys()].sort() }
    : { type: 'text', nullable };
}

function groupOf(
  facts: ColumnFacts,
  isCategory: boolean,
  note: (code: DraftNoteCode, shortDescription: string, description: string) => void,
): DraftField['group'] {
  const { name, type, rows, missing, distinct, areIntegers, numeric, texts } = facts;
  const hint = nameHint(name);
  const kept = 'it is kept from the model, in metadata';
  if (hint === 'protected' && (isCategory || type === 'number')) {
    note(
      'PROTECTED_ATTRIBUTE_BY_NAME',
      'May be a protected attribute',
      'by its name: fairness may read it, the model may not',
    );
    return 'protectedAttributes';
  }
  if (hint === 'personal' || hint === 'protected') {
    note('PERSONAL_DATA_BY_NAME', 'May be personal data', `by its name: ${kept}`);
    return 'metadata';
  }
  const isOwn = distinct >= UNIQUE * (rows - missing) && rows - missing > 1;
  if (
    hint === 'identifier' ||
    (isOwn && type !== 'time' && (type === 'text' || areIntegers) && distinct > FEW_CODES)
  ) {
    note(
      'IDENTIFIER',
      'Looks like an identifier',
      `${hint ? 'by its name' : `${distinct} different values in ${rows - missing} rows`}: ${kept}`,
    );
    return 'metadata';
  }
  if (type === 'time') {
    note('TIME_COLUMN', 'Column of moments', `${kept}: splits by time and joins read it there`);
    return 'metadata';
  }
  if (distinct === 1) {
    note('COLUMN_CONSTANT', 'Constant column', `every cell has the same value: ${kept}`);
    return 'metadata';
  }
  if (type === 'number' || isCategory) return 'features';
  if (texts.has(''))
    note(
      'EMPTY_TEXT',
      'Empty texts',
      `${texts.get('')} cells are empty texts, which are no category: ${kept}`,
    );
  else if (numeric >= 0.5 * (rows - missing)) {
    note(
      'ALMOST_A_NUMBER',
      'Some cells are no numbers',
      `${rows - missing - numeric} of ${rows - missing} cells are not: repair them, or name the texts that mean "missing"; ${kept}`,
    );
  } else
    note(
      'HIGH_CARDINALITY',
      'Many different texts',
      `${distinct} different values are too many for a category: ${kept}`,
    );
  return 'metadata';
}
