import type { CategoryColumn } from '@codexhub/common-config/columns';
import { GovernanceError } from '../errors.ts';

/** The group of each row: a category column, or texts; `null` and `undefined` are unknown. */
export type GroupColumn = CategoryColumn | readonly (string | null | undefined)[];

/** A name and the group of each row: a code without a category is unknown. */
export interface Axis {
  readonly name: string;
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

/**
 * The codes of an attribute's groups. Codes are taken as they are, texts are numbered.
 * @throws GovernanceError `GOVERNANCE_GROUPS_INVALID` where a group is neither text nor missing.
 */
export function axisOf(name: string, column: GroupColumn): Axis {
  const given: unknown = column;
  const axis = Array.isArray(given)
    ? axisOfTexts(name, given)
    : isCategoryColumn(given)
      ? axisOfCodes(name, given)
      : undefined;
  if (!axis) throw invalid(name, 'something else');
  for (const category of axis.categories) {
    if (typeof category !== 'string') throw invalid(name, `a ${typeof category} as a category`);
    if (!category.isWellFormed()) throw invalid(name, 'a text with a lone surrogate');
  }
  return axis;
}

function isCategoryColumn(column: unknown): column is CategoryColumn {
  if (typeof column !== 'object' || column === null) return false;
  const { kind, codes, categories } = column as Partial<CategoryColumn>;
  return kind === 'category' && codes instanceof Int32Array && Array.isArray(categories);
}

function axisOfCodes(name: string, { codes, categories }: CategoryColumn): Axis {
  const index = new Map<string, number>();
  for (const category of categories) if (!index.has(category)) index.set(category, index.size);
  if (index.size === categories.length) return { name, codes, categories };
  // A dictionary that has a category twice: both codes are one group.
  const single = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const category = categories[codes[row]!];
    single[row] = category === undefined ? -1 : index.get(category)!;
  }
  return { name, codes: single, categories: [...index.keys()] };
}

/** Slots for texts that were seen lately; a power of two. */
const SLOTS = 256;

function axisOfTexts(name: string, values: readonly unknown[]): Axis {
  const index = new Map<string, number>();
  const codes = new Int32Array(values.length);
  // In front of the map: most rows hold a text that was seen just before.
  const texts: string[] = new Array<string>(SLOTS).fill('');
  const codeOf = new Int32Array(SLOTS).fill(-1);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row];
    if (typeof value !== 'string') {
      if (value !== null && value !== undefined)
        throw invalid(name, `${kindOf(value)} in row ${row}`);
      codes[row] = -1;
      continue;
    }
    const { length } = value;
    const slot =
      length === 0
        ? 0
        : (value.charCodeAt(0) + 31 * value.charCodeAt(length - 1) + 7 * length) & (SLOTS - 1);
    if (texts[slot] !== value || codeOf[slot]! < 0) {
      texts[slot] = value;
      codeOf[slot] = index.get(value) ?? index.size;
      if (codeOf[slot] === index.size) index.set(value, index.size);
    }
    codes[row] = codeOf[slot]!;
  }
  return { name, codes, categories: [...index.keys()] };
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}

function invalid(attribute: string, received: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_GROUPS_INVALID', {
    message: `group tensor: the groups of "${attribute}" must be a category column, or texts with null where unknown; received ${received}; cut numbers into bands with assignGroups`,
    details: { attribute, received },
  });
}
