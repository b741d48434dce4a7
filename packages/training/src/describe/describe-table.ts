import type { Table } from '@codexhub/common-config/columns';
import type { ColumnSummary, DescribeOptions } from './column-summary.ts';
import { describeColumn } from './describe-column.ts';

/** A table in figures: plain data, columns in the table's order. */
export interface TableSummary {
  readonly rows: number;
  readonly columns: readonly (ColumnSummary & { readonly name: string })[];
}

/**
 * Every column in figures, as `describeColumn` gives them.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`
 * @example
 * describeTable(createTable({ state: categoryColumn(['ma', 'ma']) })).columns[0]?.distinct; // Returns: 1
 */
export function describeTable(table: Table, options: DescribeOptions = {}): TableSummary {
  const columns = Array.from(table.columns, ([name, column]) => ({
    name,
    ...describeColumn(column, options),
  }));
  return { rows: table.rowCount, columns };
}
