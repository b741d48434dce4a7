import type { Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import {
  compileExpectations,
  type ExpectationSuite,
  type ValidationPlan,
} from './compile-expectations.ts';
import type { ValidationReport } from './report/validation-report.ts';
import type { ValidationOptions } from './start-validation.ts';

/** What a table is validated against: a suite, a contract, or a plan that was compiled from both. */
export type Expected = ExpectationSuite | ModelContract | ValidationPlan;

/**
 * Validates a table, or the table of a dataset, against expectations: one pass over each column for
 * all checks about it, exact counts, and the first rows that do not conform.
 *
 * @returns a report; what is not met is data, not an exception (`assertValid` makes it one). A column
 * that is empty, all missing or not there never counts as a success.
 * @throws TrainingError `TRAINING_EXPECTATIONS_INVALID` where the suite itself cannot hold.
 * @see Great Expectations 1.x, whose result shape it follows (`toGreatExpectations` gives its JSON).
 * @example
 * const table = createTable({ age: numberColumn([31, 17, null]) });
 * const report = validateDataset(table, [{ type: 'values_between', column: 'age', minimum: 18 }]);
 * report.results[0]?.unexpectedRows; // Returns: [1]
 */
export function validateDataset(
  dataset: Table | { readonly table: Table },
  expected: Expected,
  options: ValidationOptions = {},
): ValidationReport {
  const validation = planOf(expected).start({ areKept: true, ...options });
  validation.update('table' in dataset ? dataset.table : dataset);
  return validation.finish();
}

function planOf(expected: Expected): ValidationPlan {
  if ('start' in expected) return expected;
  return Array.isArray(expected)
    ? compileExpectations(expected as ExpectationSuite)
    : compileExpectations([], expected as ModelContract);
}
