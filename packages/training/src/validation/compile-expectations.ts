import {
  allFields,
  type Expectation,
  type ExpectationDefinition,
  expectationsSchema,
  type ModelContract,
} from '@codexhub/common-config/contract';
import { type DeepReadonly, type Digest, deepFreeze, digest } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';
import { contractExpectations, personalColumns } from './contract-expectations.ts';
import { deepConditions } from './deep-conditions.ts';
import { expectationIssues } from './expectation-issues.ts';
import { startValidation, type Validation, type ValidationOptions } from './start-validation.ts';

/** What is expected of a table: plain data, as it stands in YAML. */
export type ExpectationSuite = readonly DeepReadonly<ExpectationDefinition>[];

/** A suite that holds, ready to be asked of any table or stream of tables. */
export interface ValidationPlan {
  /** Those of the contract first, then those of the suite, with defaults filled in. */
  readonly expectations: readonly Expectation[];
  readonly digest: Digest;
  /** Columns whose cells no report may show. */
  readonly personal: readonly string[];
  start(options?: ValidationOptions): Validation;
}

/**
 * Compiles expectations, and those that a contract implies, into a plan that reads each column once
 * for all checks about it.
 *
 * @param suite expectations; an empty one is allowed beside a contract.
 * @throws TrainingError `TRAINING_EXPECTATIONS_INVALID` with every issue and its path: a shape that
 * is no expectation, an empty range, a pattern that is not matched in linear time, a column that the
 * contract does not have.
 * @example
 * const plan = compileExpectations([{ type: 'values_between', column: 'age', minimum: 18 }]);
 * plan.expectations.length; // Returns: 1
 */
export function compileExpectations(
  suite: ExpectationSuite,
  contract?: ModelContract,
): ValidationPlan {
  const deep = deepConditions(suite);
  if (deep.length > 0) throw invalid(deep);
  const parsed = expectationsSchema.safeParse(suite);
  const issues = parsed.success
    ? expectationIssues(parsed.data, contract)
    : parsed.error.issues.map(({ path, message }) => ({
        path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
        message,
      }));
  if (!parsed.success || issues.length > 0) throw invalid(issues);
  const implied = contract ? expectationsSchema.parse(contractExpectations(contract)) : [];
  const expectations = deepFreeze([...implied, ...parsed.data]) as readonly Expectation[];
  const personal = contract ? personalColumns(contract) : [];
  const named = contract ? Object.keys(allFields(contract)) : [];
  const suiteDigest = digest({ expectations, personal, named });
  return {
    expectations,
    digest: suiteDigest,
    personal,
    start: (options = {}): Validation =>
      startValidation({ expectations, personal, digest: suiteDigest }, options),
  };
}

function invalid(
  issues: readonly { readonly path: readonly (string | number)[]; readonly message: string }[],
): TrainingError {
  const lines = issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  return new TrainingError('TRAINING_EXPECTATIONS_INVALID', {
    message: `expectations: every one must hold in itself; ${issues.length} problem(s); correct them\n${lines.join('\n')}`,
    details: { issues: issues.map(({ path, message }) => ({ path: [...path], message })) },
  });
}
