import { type Column, columnOf, isMissing, type Table } from '@codexhub/common-config/columns';
import { rowClasses } from '../internal/row-classes.ts';
import type { SharedGroups } from './leakage-report.ts';
import type { Part } from './parts.ts';
import { sharedClasses } from './shared-classes.ts';

/** Finds groups that stand in two parts: any of them fails. @throws ColumnsError `COLUMN_MISSING` */
export function sharedGroups(
  table: Table,
  parts: readonly Part[],
  columns: readonly string[],
): SharedGroups {
  const check = 'shared_groups';
  const cells: Column[] = columns.map((name) => columnOf(table, name));
  if (parts.length < 2 || cells.length === 0) {
    return { check, outcome: 'not_measured', reason: 'no_rows', columns, unknown: 0, pairs: [] };
  }
  const classes = rowClasses(cells, table.rowCount);
  const codes = classes.codes.slice();
  for (let row = 0; row < codes.length; row += 1) {
    for (const column of cells) if (isMissing(column, row)) codes[row] = -1;
  }
  let unknown = 0;
  for (const { rows } of parts) {
    for (let at = 0; at < rows.length; at += 1) if (codes[rows[at]!] === -1) unknown += 1;
  }
  const pairs = sharedClasses(parts, codes, classes.firstRows.length).map(
    ({ classes: groups, differingLabels: _, ...finding }) => ({ ...finding, groups }),
  );
  const found = pairs.some(({ rows }) => rows > 0);
  return {
    check,
    ...(found
      ? { outcome: 'fail', reason: 'groups_in_two_parts' }
      : unknown > 0
        ? { outcome: 'insufficient_data', reason: 'unknown_group' }
        : { outcome: 'pass', reason: 'none_found' }),
    columns,
    unknown,
    pairs,
  };
}
