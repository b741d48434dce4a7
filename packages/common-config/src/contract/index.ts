export { type ContractProblem, contractProblems } from './contract-problems.ts';
export { contractSchema } from './contract-schema.ts';
export { ContractError, type ContractErrorCode, contractErrorCodes } from './errors.ts';
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
