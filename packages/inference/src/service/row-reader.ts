import {
  type Column,
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
} from '@codexhub/common-config/columns';
import {
  inputRowSchema,
  type ModelContract,
  type RowIssue,
  validateRow,
} from '@codexhub/common-config/contract';
import { inputInvalid } from './input-invalid.ts';

type Cells = Readonly<Record<string, number | string | null>>;

/** Checks rows against a contract and turns them into columns. */
export type RowReader = (rows: readonly unknown[], pathOf: (row: number) => string) => Table;

/**
 * A reader for a contract. Only a row's own properties count, so nothing that a prototype carries
 * can stand in for an input; what was checked is what is fed, even where a row has getters.
 * The reader throws InferenceError `INFERENCE_INPUT_INVALID` with the issues of all rows.
 */
export function createRowReader(contract: ModelContract): RowReader {
  const schema = inputRowSchema(contract);
  return (rows, pathOf) => {
    const issues: RowIssue[] = [];
    const read: Cells[] = [];
    // Not `map`: a hole in the list is a row that is missing.
    for (let index = 0; index < rows.length; index += 1) {
      const row = ownProperties(rows[index]);
      const parsed = schema.safeParse(row);
      if (parsed.success) read.push(parsed.data as Cells);
      else issues.push(...validateRow(contract, row).map((issue) => at(pathOf(index), issue)));
    }
    if (issues.length > 0) throw inputInvalid(contract, issues);
    return createTable(columnsOf(contract, read));
  };
}

function ownProperties(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
  return Object.assign(Object.create(null), row);
}

function at(prefix: string, issue: RowIssue): RowIssue {
  const path = [prefix, issue.path].filter((part) => part !== '').join('.');
  return { ...issue, path };
}

function columnsOf(contract: ModelContract, rows: readonly Cells[]): ReadonlyMap<string, Column> {
  return new Map(
    Object.entries(contract.features).map(([name, field]): [string, Column] => {
      const cells = rows.map((row) => row[name] ?? null);
      return [
        name,
        field.type === 'number'
          ? numberColumn(cells as (number | null)[])
          : categoryColumn(cells as (string | null)[]),
      ];
    }),
  );
}
