import {
  allFields,
  type MetadataField,
  type ModelContract,
  sourceColumn,
} from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { type DataIssue, type DataIssues, singleIssue } from './data-issue.ts';

/** A field of the contract and the column of the file that it is read from. */
export interface ContractColumn {
  readonly name: string;
  readonly field: DeepReadonly<MetadataField>;
  /** The column's name in the file, and its place. */
  readonly column: string;
  readonly index: number;
}

/** Finds the contract's columns in a header; every column that is absent or doubled is an issue. */
export function findContractColumns(
  contract: ModelContract,
  header: readonly string[],
): { readonly columns: readonly ContractColumn[]; readonly issues: readonly DataIssues[] } {
  const columns = Object.entries(allFields(contract)).map(([name, field]): ContractColumn => {
    const column = sourceColumn(name, field);
    return { name, field, column, index: header.indexOf(column) };
  });
  const issues = [...new Set(columns.map(({ column }) => column))].flatMap(
    (column): DataIssues[] => {
      const issue = headerIssue(column, header.filter((name) => name === column).length);
      return issue ? [singleIssue(issue)] : [];
    },
  );
  return { columns, issues };
}

function headerIssue(column: string, occurrences: number): DataIssue | undefined {
  if (occurrences === 1) return undefined;
  return occurrences === 0
    ? { problem: 'absent_column', line: 1, column, requirement: 'the header must name this column' }
    : {
        problem: 'duplicate_column',
        line: 1,
        column,
        requirement: `the header must name this column once; it does so ${occurrences} times`,
      };
}
