import type { Expectation } from '@codexhub/common-config/contract';
import type { CheckContext } from '../check-context.ts';
import type { Finding, RunningCheck } from '../finding.ts';

type Of<Type extends Expectation['type']> = Extract<Expectation, { type: Type }>;

/** So many rows, of those that a condition selects. No rows can be what is expected. */
export function rowCountCheck(
  expectation: Of<'table_row_count_between' | 'table_row_count_equal'>,
  context: CheckContext,
): RunningCheck {
  const { minimum = 0, maximum = Infinity } =
    'value' in expectation
      ? { minimum: expectation.value, maximum: expectation.value }
      : expectation;
  return {
    finish: (): Finding => {
      const count = context.selected(expectation.where);
      if (typeof count === 'string') return { kind: 'none', reason: count };
      return {
        kind: 'value',
        elements: count,
        missing: 0,
        observed: count,
        isCell: false,
        holds: count >= minimum && count <= maximum,
      };
    },
  };
}

/** Which columns there are, in which order; asked of every chunk. */
export function columnsCheck(
  expectation: Of<'table_columns_match_set' | 'table_columns_match_ordered_list' | 'column_exists'>,
  context: CheckContext,
): RunningCheck {
  let observed: readonly string[] | undefined;
  let holds = true;
  return {
    update: (): void => {
      observed = [...context.chunk().table.columns.keys()];
      holds &&= columnsHold(expectation, observed);
    },
    finish: (): Finding => {
      if (!observed) return { kind: 'none', reason: 'no_rows' };
      return { kind: 'value', elements: 0, missing: 0, observed, isCell: false, holds };
    },
  };
}

function columnsHold(
  expectation: Of<'table_columns_match_set' | 'table_columns_match_ordered_list' | 'column_exists'>,
  observed: readonly string[],
): boolean {
  if (expectation.type === 'column_exists') {
    const at = observed.indexOf(expectation.column);
    return at >= 0 && (expectation.index === undefined || expectation.index === at);
  }
  const { columns } = expectation;
  if (expectation.type === 'table_columns_match_ordered_list') {
    return columns.length === observed.length && columns.every((name, at) => observed[at] === name);
  }
  const wanted = new Set(columns);
  const isComplete = columns.every((name) => observed.includes(name));
  return isComplete && (!expectation.exact || observed.every((name) => wanted.has(name)));
}
