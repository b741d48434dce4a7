import type { Expectation } from '@codexhub/common-config/contract';
import type { CheckContext } from './check-context.ts';
import { compoundCheck } from './checks/compound-check.ts';
import { distinctCheck } from './checks/distinct-check.ts';
import { orderCheck } from './checks/order-check.ts';
import { pairCheck } from './checks/pair-checks.ts';
import { kindCheck, presenceCheck } from './checks/presence-checks.ts';
import { freshnessCheck, quantileCheck, statisticCheck } from './checks/statistic-checks.ts';
import { columnsCheck, rowCountCheck } from './checks/table-checks.ts';
import {
  lengthCheck,
  membershipCheck,
  patternCheck,
  rangeCheck,
  referenceCheck,
} from './checks/value-checks.ts';
import type { RunningCheck } from './finding.ts';

/** The check that an expectation asks for. */
export function startCheck(expectation: Expectation, context: CheckContext): RunningCheck {
  switch (expectation.type) {
    case 'values_not_null':
    case 'values_null':
    case 'values_unique':
      return presenceCheck(expectation, context);
    case 'values_between':
      return rangeCheck(expectation, context);
    case 'values_in_set':
    case 'values_not_in_set':
      return membershipCheck(expectation, context);
    case 'values_match_regex':
    case 'values_not_match_regex':
      return patternCheck(expectation, context);
    case 'value_lengths_between':
      return lengthCheck(expectation, context);
    case 'values_increasing':
    case 'values_decreasing':
      return orderCheck(expectation, context);
    case 'values_of_type':
      return kindCheck(expectation, context);
    case 'values_in_other_table':
      return referenceCheck(expectation, context);
    case 'pair_values_a_greater_than_b':
    case 'pair_values_equal':
      return pairCheck(expectation, context);
    case 'compound_columns_unique':
      return compoundCheck(expectation, context);
    case 'quantile_values_between':
      return quantileCheck(expectation, context);
    case 'distinct_values_in_set':
    case 'distinct_values_contain_set':
    case 'distinct_values_equal_set':
    case 'most_common_value_in_set':
      return distinctCheck(expectation, context);
    case 'max_not_older_than':
      return freshnessCheck(expectation, context);
    case 'table_row_count_between':
    case 'table_row_count_equal':
      return rowCountCheck(expectation, context);
    case 'table_columns_match_set':
    case 'table_columns_match_ordered_list':
    case 'column_exists':
      return columnsCheck(expectation, context);
    default:
      return statisticCheck(expectation, context);
  }
}
