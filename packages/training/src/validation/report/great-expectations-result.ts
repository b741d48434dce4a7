import type { Expectation, ExpectationType } from '@codexhub/common-config/contract';
import type { JsonObject, JsonValue } from '@codexhub/common-config/kernel';
import type { ExpectationResult, ValidationReport } from './validation-report.ts';

/** The name of each kind in Great Expectations 1.x; `null` where its core has none. */
export const greatExpectationsNames: Readonly<Record<ExpectationType, string | null>> = {
  values_not_null: 'expect_column_values_to_not_be_null',
  values_null: 'expect_column_values_to_be_null',
  values_unique: 'expect_column_values_to_be_unique',
  values_between: 'expect_column_values_to_be_between',
  values_in_set: 'expect_column_values_to_be_in_set',
  values_not_in_set: 'expect_column_values_to_not_be_in_set',
  values_match_regex: 'expect_column_values_to_match_regex',
  values_not_match_regex: 'expect_column_values_to_not_match_regex',
  value_lengths_between: 'expect_column_value_lengths_to_be_between',
  values_increasing: 'expect_column_values_to_be_increasing',
  values_decreasing: 'expect_column_values_to_be_decreasing',
  values_of_type: 'expect_column_values_to_be_of_type',
  values_in_other_table: null,
  pair_values_a_greater_than_b: 'expect_column_pair_values_a_to_be_greater_than_b',
  pair_values_equal: 'expect_column_pair_values_to_be_equal',
  compound_columns_unique: 'expect_compound_columns_to_be_unique',
  mean_between: 'expect_column_mean_to_be_between',
  median_between: 'expect_column_median_to_be_between',
  stdev_between: 'expect_column_stdev_to_be_between',
  sum_between: 'expect_column_sum_to_be_between',
  min_between: 'expect_column_min_to_be_between',
  max_between: 'expect_column_max_to_be_between',
  unique_value_count_between: 'expect_column_unique_value_count_to_be_between',
  proportion_of_unique_values_between: 'expect_column_proportion_of_unique_values_to_be_between',
  proportion_of_non_null_values_between:
    'expect_column_proportion_of_non_null_values_to_be_between',
  quantile_values_between: 'expect_column_quantile_values_to_be_between',
  distinct_values_in_set: 'expect_column_distinct_values_to_be_in_set',
  distinct_values_contain_set: 'expect_column_distinct_values_to_contain_set',
  distinct_values_equal_set: 'expect_column_distinct_values_to_equal_set',
  most_common_value_in_set: 'expect_column_most_common_value_to_be_in_set',
  max_not_older_than: null,
  table_row_count_between: 'expect_table_row_count_to_be_between',
  table_row_count_equal: 'expect_table_row_count_to_equal',
  table_columns_match_set: 'expect_table_columns_to_match_set',
  table_columns_match_ordered_list: 'expect_table_columns_to_match_ordered_list',
  column_exists: 'expect_column_to_exist',
};

const KWARGS: Readonly<Record<string, string>> = {
  minimum: 'min_value',
  maximum: 'max_value',
  strictMinimum: 'strict_min',
  strictMaximum: 'strict_max',
  values: 'value_set',
  kind: 'type_',
  columnA: 'column_A',
  columnB: 'column_B',
  orEqual: 'or_equal',
  ignoreRowIf: 'ignore_row_if',
  exact: 'exact_match',
  index: 'column_index',
  otherTable: 'other_table',
  otherColumn: 'other_column',
};
const LISTED: Readonly<Record<string, string>> = {
  table_columns_match_set: 'column_set',
  table_columns_match_ordered_list: 'column_list',
  compound_columns_unique: 'column_list',
};

/**
 * A report in the JSON of Great Expectations 1.x (`ExpectationSuiteValidationResult`), for tools that
 * read it. What its core does not know keeps our name; the outcome stands in `meta`.
 */
export function toGreatExpectations(report: ValidationReport): JsonObject {
  const { evaluated, successful, unsuccessful, successPercent } = report.statistics;
  return {
    success: report.success,
    statistics: {
      evaluated_expectations: evaluated,
      successful_expectations: successful,
      unsuccessful_expectations: unsuccessful,
      success_percent: successPercent,
    },
    results: report.results.map(toResult),
    meta: { codexhub: { outcome: report.outcome, suite: report.suite } },
  };
}

function toResult(result: ExpectationResult): JsonObject {
  const { expectation, outcome, success, reason } = result;
  const { type, severity, reason: because, ...kwargs } = expectation;
  return {
    success,
    expectation_config: {
      type: greatExpectationsNames[type] ?? type,
      kwargs: Object.fromEntries(
        Object.entries(kwargs)
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => [keyOf(expectation, key), value as JsonValue]),
      ),
      severity: severity === 'error' ? 'critical' : 'warning',
      meta: because === undefined ? {} : { notes: because },
    },
    result: defined({
      observed_value: result.observed,
      element_count: result.elementCount,
      missing_count: result.missingCount,
      missing_percent: result.missingPercent,
      unexpected_count: result.unexpectedCount,
      unexpected_percent: result.unexpectedPercent,
      unexpected_percent_total: result.unexpectedPercentTotal,
      partial_unexpected_index_list: result.unexpectedRows,
      partial_unexpected_list: result.unexpectedValues,
    }),
    meta: { codexhub: defined({ outcome, reason, withheld: result.withheld }) },
  };
}

function keyOf({ type }: Expectation, key: string): string {
  return (key === 'columns' ? LISTED[type] : KWARGS[key]) ?? key;
}

function defined(values: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}
