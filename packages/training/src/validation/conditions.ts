import type {
  CategoryColumn,
  Column,
  NumberColumn,
  Table,
  TimeColumn,
} from '@codexhub/common-config/columns';
import type { Condition } from '@codexhub/common-config/contract';
import { canonicalJson } from '@codexhub/common-config/kernel';
import { numberOf } from './literals.ts';
import { nextFloat } from './next-float.ts';

/** The rows that a condition holds for: 1 or 0 for each. */
export type Mask = Uint8Array;

/** Why a condition says nothing about a table. */
export type ConditionProblem = 'unknown_column' | 'wrong_kind';

/** What makes two conditions the same. */
export function conditionKey(condition: Condition | undefined): string {
  return condition === undefined ? '' : canonicalJson(condition);
}

/**
 * The rows of a table that a condition holds for. A missing cell satisfies no comparison, not even
 * `not_equal_to` and `none_of`; `not` turns round whatever came out.
 */
export function maskOf(condition: Condition, table: Table): Mask | ConditionProblem {
  if ('not' in condition) {
    const inner = maskOf(condition.not, table);
    if (typeof inner === 'string') return inner;
    const turned = new Uint8Array(inner.length);
    for (let row = 0; row < inner.length; row += 1) turned[row] = 1 - inner[row]!;
    return turned;
  }
  if ('all' in condition) return join(condition.all, table, true);
  if ('any' in condition) return join(condition.any, table, false);
  const column = table.columns.get(condition.column);
  return column ? comparisonMask(condition, column, table.rowCount) : 'unknown_column';
}

function join(
  conditions: readonly Condition[],
  table: Table,
  isAll: boolean,
): Mask | ConditionProblem {
  const joined = new Uint8Array(table.rowCount).fill(isAll ? 1 : 0);
  for (const condition of conditions) {
    const mask = maskOf(condition, table);
    if (typeof mask === 'string') return mask;
    if (isAll) for (let row = 0; row < joined.length; row += 1) joined[row]! &= mask[row]!;
    else for (let row = 0; row < joined.length; row += 1) joined[row]! |= mask[row]!;
  }
  return joined;
}

type Comparison = Extract<Condition, { readonly column: string }>;

function comparisonMask(
  comparison: Comparison,
  column: Column,
  rows: number,
): Mask | ConditionProblem {
  if (column.kind === 'category') {
    const holds = textTest(comparison);
    return holds ? textMask(column, holds, comparison.is === 'missing' ? 1 : 0) : 'wrong_kind';
  }
  const test = numberTest(comparison, column.kind);
  return test ? numberMask(column, test, rows) : 'wrong_kind';
}

/** The dictionary is asked, and the rows look the answer up. */
function textMask(
  { codes, categories }: CategoryColumn,
  holds: (text: string) => boolean,
  ofMissing: 0 | 1,
): Mask {
  const mask = new Uint8Array(codes.length);
  const answers = Uint8Array.from(categories, (text) => (holds(text) ? 1 : 0));
  for (let row = 0; row < mask.length; row += 1) {
    const code = codes[row]!;
    mask[row] = code < 0 ? ofMissing : answers[code]!;
  }
  return mask;
}

function numberMask(column: NumberColumn | TimeColumn, test: NumberTest, rows: number): Mask {
  const mask = new Uint8Array(rows);
  const { values } = column;
  const validity = column.kind === 'number' ? column.validity : undefined;
  const { low, high, others, isNegated, ofMissing } = test;
  for (let row = 0; row < rows; row += 1) {
    const value = values[row]!;
    if (validity ? (validity[row >> 3]! & (1 << (row & 7))) === 0 : Number.isNaN(value)) {
      mask[row] = ofMissing;
      continue;
    }
    const isIn = others ? others.has(value) : value >= low && value <= high;
    mask[row] = isIn === isNegated ? 0 : 1;
  }
  return mask;
}

function textTest(comparison: Comparison): ((text: string) => boolean) | undefined {
  const { is } = comparison;
  if (!('value' in comparison) && !('values' in comparison)) return () => is === 'present';
  if ('values' in comparison) {
    const { values } = comparison;
    if (values.some((value) => typeof value !== 'string')) return undefined;
    const set = new Set<unknown>(values);
    return (text) => set.has(text) === (is === 'one_of');
  }
  const { value } = comparison;
  if (typeof value !== 'string') return undefined;
  if (is === 'equal_to') return (text) => text === value;
  // Texts have no order that everybody would agree on.
  return is === 'not_equal_to' ? (text): boolean => text !== value : undefined;
}

interface NumberTest {
  readonly low: number;
  readonly high: number;
  readonly others?: ReadonlySet<number>;
  readonly isNegated: boolean;
  readonly ofMissing: 0 | 1;
}

function numberTest(comparison: Comparison, kind: 'number' | 'time'): NumberTest | undefined {
  const { is } = comparison;
  const base = { low: -Infinity, high: Infinity, isNegated: false, ofMissing: 0 } as const;
  if (!('value' in comparison) && !('values' in comparison)) {
    // In no set at all: so is every cell that is there.
    const isPresence = is === 'present';
    return { ...base, others: new Set(), isNegated: isPresence, ofMissing: isPresence ? 0 : 1 };
  }
  if ('values' in comparison) {
    const values = comparison.values.map((value) => numberOf(value, kind));
    if (values.includes(undefined)) return undefined;
    return { ...base, others: new Set(values as number[]), isNegated: is === 'none_of' };
  }
  const value = numberOf(comparison.value, kind);
  if (value === undefined) return undefined;
  if (is === 'at_least') return { ...base, low: value };
  if (is === 'at_most') return { ...base, high: value };
  // NaN, which compares false, is neither above nor below.
  if (is === 'above') return { ...base, low: nextFloat(value, 1) };
  if (is === 'below') return { ...base, high: nextFloat(value, -1) };
  return { ...base, low: value, high: value, isNegated: is === 'not_equal_to' };
}
