export { type ContractProblem, contractProblems } from './contract-problems.ts';
export { contractSchema, metadataFieldSchema } from './contract-schema.ts';
export { ContractError, type ContractErrorCode, contractErrorCodes } from './errors.ts';
export { type Condition, conditionSchema } from './expectations/condition-schema.ts';
export {
  type Expectation,
  type ExpectationDefinition,
  type ExpectationType,
  expectationSchema,
  expectationsSchema,
  tableExpectationsSchema,
} from './expectations/expectation-schema.ts';
export {
  type FeatureSpec,
  type FeatureSpecInput,
  type FeatureStep,
  featureSpecSchema,
} from './feature-spec.ts';
export {
  type Contract,
  type ContractDefinition,
  contractDigest,
  defineContract,
  type Field,
  type InputRow,
  type MetadataField,
  type ModelContract,
  sourceColumn,
} from './model-contract.ts';
export {
  type CellProblem,
  inputRowSchema,
  type RowIssue,
  requirementOf,
  validateRow,
} from './row-schema.ts';
export { allFields, type ColumnViolation, validateTable } from './validate-table.ts';
