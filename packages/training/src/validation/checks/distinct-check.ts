import type { Expectation } from '@codexhub/common-config/contract';
import type { CheckContext } from '../check-context.ts';
import type { Finding, RunningCheck } from '../finding.ts';
import { numberOf } from '../literals.ts';
import { emptiness } from './cell-check.ts';

type Distinct = Extract<
  Expectation,
  {
    type:
      | 'distinct_values_in_set'
      | 'distinct_values_contain_set'
      | 'distinct_values_equal_set'
      | 'most_common_value_in_set';
  }
>;

/** The different values of a column are compared with a set, or the most common of them is. */
export function distinctCheck(
  { type, column, values, where }: Distinct,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  reader.needTally();
  return {
    finish: (): Finding => {
      const empty = emptiness(reader);
      if (empty) return empty;
      const wanted = asCells(values, reader.kind!);
      if (!wanted) return { kind: 'none', reason: 'wrong_kind' };
      const known = [...reader.tally!.entries()];
      const highest = known.reduce((most, [, count]) => Math.max(most, count), 0);
      const seen = known
        .filter(([, count]) => type !== 'most_common_value_in_set' || count === highest)
        .map(([value]) => value);
      const outside = seen.filter((value) => !wanted.has(value)).length;
      const set = new Set(seen);
      const absent = [...wanted].filter((value) => !set.has(value)).length;
      const { rows, missing } = reader;
      // Counts say what is wrong; the values themselves are cells.
      const observed = { distinct: seen.length, outside, absent };
      const holds =
        (type === 'distinct_values_contain_set' || outside === 0) &&
        (!NEEDS_ALL.has(type) || absent === 0);
      return { kind: 'value', elements: rows, missing, observed, isCell: false, holds };
    },
  };
}

const NEEDS_ALL: ReadonlySet<string> = new Set([
  'distinct_values_contain_set',
  'distinct_values_equal_set',
]);

function asCells(
  values: readonly (number | string)[],
  kind: 'number' | 'category' | 'time',
): ReadonlySet<number | string> | undefined {
  const cells = values.map((value) => {
    if (kind !== 'category') return numberOf(value, kind);
    return typeof value === 'string' ? value : undefined;
  });
  return cells.includes(undefined) ? undefined : new Set(cells as (number | string)[]);
}
