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
  // By answer of the comparison: rows that are not judged, and rows that are and do not conform.
  const isIgnored = [0, 0, ignoreRowIf === 'either_value_is_missing' ? 1 : 0, 1];
  let isWrongKind = false;
  let ignored = 0;
  let unexpected = 0;
  return {
    update: (): void => {
      const [a, b] = [one.part, other.part];
      if (!a || !b || isWrongKind) return;
      const answers = comparison(expectation, a.column, b.column);
      isWrongKind = !answers;
      if (!answers) return;
      const { mask, firstRow } = a;
      for (let row = 0; row < answers.length; row += 1) {
        const answer = answers[row]!;
        if (answer === HOLDS || (mask && mask[row] === 0)) continue;
        if (isIgnored[answer] === 1) {
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

const HOLDS = 0;
const BROKEN = 1;
const ONE_MISSING = 2;
const BOTH_MISSING = 3;

/** What the comparison says of every row; undefined where the columns cannot be compared. */
function comparison(expectation: Pair, a: Column, b: Column): Uint8Array | undefined {
  if (a.kind !== b.kind) return undefined;
  if (a.kind === 'category') {
    return expectation.type === 'pair_values_equal'
      ? compareTexts(a, b as CategoryColumn)
      : undefined;
  }
  const isEqual = expectation.type === 'pair_values_equal';
  const orEqual = expectation.type !== 'pair_values_equal' && expectation.orEqual;
  return compareNumbers(a, b as NumberColumn | TimeColumn, isEqual, orEqual);
}

function compareNumbers(
  a: NumberColumn | TimeColumn,
  b: NumberColumn | TimeColumn,
  isEqual: boolean,
  orEqual: boolean,
): Uint8Array {
  const said = new Uint8Array(a.values.length);
  const [lefts, rights] = [a.values, b.values];
  for (let row = 0; row < said.length; row += 1) {
    const left = lefts[row]!;
    const right = rights[row]!;
    if (!isEqual && left > right) continue;
    if ((isEqual || orEqual) && left === right) continue;
    said[row] = brokenOrMissing(a, b, row);
  }
  return said;
}

function compareTexts(a: CategoryColumn, b: CategoryColumn): Uint8Array {
  const said = new Uint8Array(a.codes.length);
  const codes = new Map(b.categories.map((text, code) => [text, code]));
  const same = Int32Array.from(a.categories, (text) => codes.get(text) ?? -1);
  for (let row = 0; row < said.length; row += 1) {
    const left = a.codes[row]!;
    const right = b.codes[row]!;
    if (left < 0 || right < 0 || same[left] !== right) said[row] = brokenOrMissing(a, b, row);
  }
  return said;
}

function brokenOrMissing(a: Column, b: Column, row: number): number {
  const [left, right] = [isMissing(a, row), isMissing(b, row)];
  if (left && right) return BOTH_MISSING;
  return left || right ? ONE_MISSING : BROKEN;
}
