import {
  allFields,
  type Condition,
  type Expectation,
  type ModelContract,
} from '@codexhub/common-config/contract';
import { numberOf } from './literals.ts';
import { compilePattern } from './pattern/compile-pattern.ts';
import { columnsOf } from './report/assert-valid.ts';

/** Something in a suite that cannot hold, and where. */
export interface ExpectationIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * What the schema of expectations cannot say: a range that is empty or has no end, a pattern that
 * cannot be matched in linear time, a name or a literal that the contract does not know.
 */
export function expectationIssues(
  expectations: readonly Expectation[],
  contract?: ModelContract,
): readonly ExpectationIssue[] {
  return expectations.flatMap((expectation, index) =>
    [
      ...rangeIssues(expectation),
      ...patternIssues(expectation),
      ...(contract ? columnIssues(expectation, contract) : []),
    ].map(({ path, message }) => ({ path: [index, ...path], message })),
  );
}

function rangeIssues(expectation: Expectation): ExpectationIssue[] {
  if (expectation.type === 'quantile_values_between') {
    return expectation.quantiles.flatMap((one, index) => boundIssues(one, ['quantiles', index]));
  }
  const hasBounds = expectation.type.endsWith('_between');
  return hasBounds ? boundIssues(expectation as Bounds, []) : [];
}

interface Bounds {
  readonly minimum?: number | string | undefined;
  readonly maximum?: number | string | undefined;
  readonly strictMinimum?: boolean;
  readonly strictMaximum?: boolean;
}

function boundIssues(bounds: Bounds, path: readonly (string | number)[]): ExpectationIssue[] {
  const { minimum, maximum, strictMinimum = false, strictMaximum = false } = bounds;
  if (minimum === undefined && maximum === undefined) {
    return [{ path, message: 'must have a minimum, a maximum, or both: else it expects nothing' }];
  }
  const unread = (['minimum', 'maximum'] as const)
    .filter((key) => typeof bounds[key] === 'string' && numberOf(bounds[key], 'time') === undefined)
    .map((key) => ({
      path: [...path, key],
      message: 'must be a number, or a moment after ISO 8601',
    }));
  if (unread.length > 0) return unread;
  if (minimum === undefined || maximum === undefined) {
    const idle = minimum === undefined ? 'Minimum' : 'Maximum';
    return (idle === 'Minimum' ? strictMinimum : strictMaximum)
      ? [
          {
            path: [...path, `strict${idle}`],
            message: `does nothing without a ${idle.toLowerCase()}`,
          },
        ]
      : [];
  }
  const [low, high] = [numberOf(minimum, 'time')!, numberOf(maximum, 'time')!];
  const isEmpty = low > high || (low === high && (strictMinimum || strictMaximum));
  return isEmpty
    ? [{ path: [...path, 'maximum'], message: 'leaves no value between the two' }]
    : [];
}

function patternIssues(expectation: Expectation): ExpectationIssue[] {
  if (!('regex' in expectation)) return [];
  const compiled = compilePattern(expectation.regex);
  return typeof compiled === 'function'
    ? []
    : [
        {
          path: ['regex'],
          message: `must be a pattern that is matched in linear time: ${compiled.problem}`,
        },
      ];
}

function columnIssues(expectation: Expectation, contract: ModelContract): ExpectationIssue[] {
  // What columns there are is itself what these ask.
  if (expectation.type === 'column_exists' || expectation.type.startsWith('table_columns_'))
    return [];
  const known = Object.keys(allFields(contract));
  const where =
    'where' in expectation && expectation.where ? conditionColumns(expectation.where) : [];
  const unknown = (names: readonly string[], path: readonly string[]): ExpectationIssue[] =>
    names
      .filter((name) => !known.includes(name))
      .map((name) => ({
        path,
        message: `"${name}" is no column of the contract; it has ${known.map((one) => `"${one}"`).join(', ')}`,
      }));
  return [
    ...unknown(columnsOf(expectation), [keyOfColumns(expectation)]),
    ...unknown(where, ['where']),
  ];
}

function keyOfColumns(expectation: Expectation): string {
  if ('columns' in expectation) return 'columns';
  return 'columnA' in expectation ? 'columnA' : 'column';
}

/** The columns that a condition reads. */
function conditionColumns(condition: Condition): readonly string[] {
  if ('not' in condition) return conditionColumns(condition.not);
  if ('all' in condition) return condition.all.flatMap(conditionColumns);
  if ('any' in condition) return condition.any.flatMap(conditionColumns);
  return [condition.column];
}
