import type { Expectation } from '@codexhub/common-config/contract';
import type { CheckContext } from '../check-context.ts';
import type { RunningCheck } from '../finding.ts';
import { numberOf } from '../literals.ts';
import { nextFloat } from '../next-float.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import type { ColumnPart } from '../readers/column-part.ts';
import { cellCheck } from './cell-check.ts';
import { judgeTexts } from './scan-codes.ts';
import { isInside, type NumberRange, scanRange, scanSet } from './scan-numbers.ts';

type Of<Type extends Expectation['type']> = Extract<Expectation, { type: Type }>;

/** Every cell lies in a range. Where the extremes of a chunk do, its rows are not looked at again. */
export function rangeCheck(expectation: Of<'values_between'>, context: CheckContext): RunningCheck {
  const { column, where } = expectation;
  const reader = context.reader(column, where);
  const sample = context.sample([column]);
  return cellCheck(reader, sample, (part) => {
    const range = rangeOf(expectation, part.column.kind);
    if (!range) return 'wrong_kind';
    const isClean = part.notANumber === 0 && isInside(range, part.minimum, part.maximum);
    return isClean ? 0 : scanRange(part, range, sample);
  });
}

interface Bounds {
  readonly minimum?: number | string | undefined;
  readonly maximum?: number | string | undefined;
  readonly strictMinimum?: boolean;
  readonly strictMaximum?: boolean;
}

/** Bounds as numbers of a column's kind; undefined where its cells cannot be compared with them. */
export function rangeOf(bounds: Bounds, kind: string): NumberRange | undefined {
  if (kind !== 'number' && kind !== 'time') return undefined;
  const minimum = numberOf(bounds.minimum ?? -Infinity, kind);
  const maximum = numberOf(bounds.maximum ?? Infinity, kind);
  if (minimum === undefined || maximum === undefined) return undefined;
  // Infinity is no bound that somebody set: a bound that is absent is never strict.
  const isAbove = (bounds.strictMinimum ?? false) && bounds.minimum !== undefined;
  const isBelow = (bounds.strictMaximum ?? false) && bounds.maximum !== undefined;
  return {
    minimum: isAbove ? nextFloat(minimum, 1) : minimum,
    maximum: isBelow ? nextFloat(maximum, -1) : maximum,
  };
}

/** Every cell is one of the values, or none is. */
export function membershipCheck(
  { type, column, values, where }: Of<'values_in_set' | 'values_not_in_set'>,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  const sample = context.sample([column]);
  const isWanted = type === 'values_in_set';
  const texts = new Set<number | string>(values);
  const judge = judgeTexts((text) => texts.has(text) === isWanted, sample);
  return cellCheck(reader, sample, (part) => {
    const { kind } = part.column;
    if (kind === 'category') {
      return values.every((value) => typeof value === 'string') ? judge(part) : 'wrong_kind';
    }
    const numbers = values.map((value) => numberOf(value, kind));
    if (numbers.includes(undefined)) return 'wrong_kind';
    return scanSet(part, new Set(numbers as number[]), isWanted, sample);
  });
}

/** A pattern is found in every text, or in none. */
export function patternCheck(
  { type, column, regex, where }: Of<'values_match_regex' | 'values_not_match_regex'>,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  const sample = context.sample([column]);
  const isWanted = type === 'values_match_regex';
  const matches = compilePattern(regex);
  // A suite with another pattern is refused before any check is started.
  if (typeof matches !== 'function') return cellCheck(reader, sample, () => 'wrong_kind');
  return cellCheck(
    reader,
    sample,
    judgeTexts((text) => matches(text) === isWanted, sample),
  );
}

/** The length of every text, in code points, lies in a range. */
export function lengthCheck(
  { column, minimum = 0, maximum = Infinity, where }: Of<'value_lengths_between'>,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  const sample = context.sample([column]);
  const conforms = (text: string): boolean => {
    const length = codePoints(text);
    return length >= minimum && length <= maximum;
  };
  return cellCheck(reader, sample, judgeTexts(conforms, sample));
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.codePointAt(at)! > 0xffff) at += 1;
    count += 1;
  }
  return count;
}

/** Every cell stands in a column of another table. */
export function referenceCheck(
  { column, otherTable, otherColumn, where }: Of<'values_in_other_table'>,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  const sample = context.sample([column]);
  const table = context.references[otherTable];
  if (!table) return { finish: () => ({ kind: 'none', reason: 'unknown_table' }) };
  const other = table.columns.get(otherColumn);
  if (!other) return { finish: () => ({ kind: 'none', reason: 'unknown_column' }) };
  if (other.kind === 'category') {
    // A dictionary may name more than the rows hold.
    const used = new Uint8Array(other.categories.length);
    for (let row = 0; row < other.codes.length; row += 1) used[other.codes[row]!] = 1;
    const texts = new Set(other.categories.filter((_, code) => used[code] === 1));
    const judge = judgeTexts((text) => texts.has(text), sample);
    return cellCheck(reader, sample, (part) => judge(part));
  }
  const numbers = new Set(other.values.filter((value) => !Number.isNaN(value)));
  return cellCheck(reader, sample, (part: ColumnPart) =>
    part.column.kind === other.kind ? scanSet(part, numbers, true, sample) : 'wrong_kind',
  );
}
