import { type Column, createTable, type Table } from '@codexhub/common-config/columns';
import {
  findLeakage,
  type LeakageCheck,
  type LeakageOptions,
  type PartRows,
  splitDataset,
} from '../../src/index.ts';
import { lending, lendingTable } from '../fixtures/lending.ts';

export const rows = 600;
export const table = lendingTable(rows);
export const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
export const splits = splitDataset(table, { ratios, stratifyBy: 'deny', seed: 1 });
export const contract = lending;

/** The table with one more column, or another one of that name. */
export const withColumn = (name: string, column: Column, to = table): Table =>
  createTable(new Map([...to.columns, [name, column]]));
/** The check of that name, and of that column where one is named. */
export const check = <Name extends LeakageCheck['check']>(
  name: Name,
  given: { table?: Table; splits?: PartRows; options?: Partial<LeakageOptions> },
  column?: string,
): LeakageCheck & { check: Name } => {
  const options = { contract, ...given.options };
  const report = findLeakage(given.table ?? table, given.splits ?? splits, options);
  const found = report.checks.find(
    (one) =>
      one.check === name && (column === undefined || ('column' in one && one.column === column)),
  );
  return found as LeakageCheck & { check: Name };
};
