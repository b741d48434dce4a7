import {
  type CategoryColumn,
  type Column,
  isMissing,
  type NumberColumn,
  type TimeColumn,
} from '@codexhub/common-config/columns';
import type { Expectation } from '@codexhub/common-config/contract';
import type { CheckContext } from '../check-context.ts';
import type { Finding, RunningCheck } from '../finding.ts';
import { keepRow } from '../row-sample.ts';

type Pair = Extract<Expectation, { type: 'pair_values_a_greater_than_b' | 'pair_values_equal' }>;

/** Row by row, the cell of one column is compared with that of another. */
export function pairCheck(expectation: Pair, context: CheckContext): RunningCheck {
  const { columnA, columnB, where, ignoreRowIf } = expectation;
  const [one, other] = [context.reader(columnA, where), context.reader(columnB, where)];
  const sample = context.sample([columnA, columnB]);
  // Of rows that do not hold, those that are not judged, by the reason.
  const isIgnored = [0, ignoreRowIf === 'either_value_is_missing' ? 1 : 0, 1];
  let isWrongKind = false;
  let ignored = 0;
  let unexpected = 0;
  return {
    update: (): void => {
      const [a, b] = [one.part, other.part];
      if (!a || !b || isWrongKind) return;
      const next = comparison(expectation, a.column, b.column);
      isWrongKind = !next;
      if (!next) return;
      const { column, mask, firstRow } = a;
      const rows = (column.kind === 'category' ? column.codes : column.values).length;
      for (let row = next(0); row < rows; row = next(row + 1)) {
        if (mask && mask[row] === 0) continue;
        if (isIgnored[brokenOrMissing(column, b.column, row)] === 1) {
          ignored += 1;
          continue;
        }
        unexpected += 1;
        keepRow(sample, firstRow + row, '');
      }
    },
    finish: (): Finding => {
      const reason = one.problem ?? other.problem ?? (isWrongKind ? 'wrong_kind' : undefined);
      if (reason) return { kind: 'none', reason };
      const { rows } = one;
      if (rows === 0) return { kind: 'none', reason: 'no_rows' };
      if (rows === ignored) return { kind: 'none', reason: 'no_values' };
      const judged = rows - ignored;
      return { kind: 'cells', elements: rows, missing: ignored, judged, unexpected, sample };
    },
  };
}

const BROKEN = 0;
const ONE_MISSING = 1;
const BOTH_MISSING = 2;

/** The first row, from one on, of which the comparison does not hold; the number of rows where none is. */
type NextBroken = (from: number) => number;

/** How the rows are compared; undefined where the columns cannot be. */
function comparison(expectation: Pair, a: Column, b: Column): NextBroken | undefined {
  if (a.kind !== b.kind) return undefined;
  const isEqual = expectation.type === 'pair_values_equal';
  if (a.kind === 'category') {
    return isEqual ? compareTexts(a, b as CategoryColumn) : undefined;
  }
  const [left, right] = [a.values, (b as NumberColumn | TimeColumn).values];
  if (isEqual) return (from) => nextUnequal(left, right, from);
  return expectation.orEqual
    ? (from): number => nextBelow(left, right, from)
    : (from): number => nextNotAbove(left, right, from);
}

function nextUnequal(left: Float64Array, right: Float64Array, from: number): number {
  let row = from;
  while (row < left.length && left[row]! === right[row]!) row += 1;
  return row;
}

function nextBelow(left: Float64Array, right: Float64Array, from: number): number {
  let row = from;
  while (row < left.length && left[row]! >= right[row]!) row += 1;
  return row;
}

function nextNotAbove(left: Float64Array, right: Float64Array, from: number): number {
  let row = from;
  while (row < left.length && left[row]! > right[row]!) row += 1;
  return row;
}

function compareTexts(a: CategoryColumn, b: CategoryColumn): NextBroken {
  const codes = new Map(b.categories.map((text, code) => [text, code]));
  const same = Int32Array.from(a.categories, (text) => codes.get(text) ?? -1);
  return (from) => {
    for (let row = from; row < a.codes.length; row += 1) {
      const left = a.codes[row]!;
      const right = b.codes[row]!;
      if (left < 0 || right < 0 || same[left] !== right) return row;
    }
    return a.codes.length;
  };
}

function brokenOrMissing(a: Column, b: Column, row: number): number {
  const [left, right] = [isMissing(a, row), isMissing(b, row)];
  if (left && right) return BOTH_MISSING;
  return left || right ? ONE_MISSING : BROKEN;
}
