import type { Table } from '@codexhub/common-config/columns';
import {
  type ColumnViolation,
  type MetadataField,
  requirementOf,
  validateTable,
} from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { cellsFit } from './cells-fit.ts';
import type { DataProblem, Place } from './data-issue.ts';
import type { IssueLog } from './issue-log.ts';
import type { Fields } from './opened-source.ts';
import type { ReadSubject } from './read-subject.ts';
import { sliceRows } from './slice-rows.ts';

/** Notes every cell of a table that does not fit its field, with its place. */
export function checkCells(
  { fields, isPersonal }: ReadSubject,
  table: Table,
  placeOf: (row: number) => Place,
  issues: IssueLog,
): void {
  // Nearly all columns of nearly all chunks fit: only the others are looked at cell by cell.
  const amiss = Object.entries(fields).filter(([name, field]) => {
    const column = table.columns.get(name);
    return !column || !cellsFit(column, field);
  });
  if (amiss.length === 0) return;
  for (const violation of validateTable(Object.fromEntries(amiss), table)) {
    const { column, count } = violation;
    const problem: DataProblem =
      violation.problem === 'absent' ? 'absent_column' : violation.problem;
    const requirement = `the cell must be ${(isPersonal(column) ? discreet : requirementOf)(fields[column]!)}`;
    const rows = rowsToList(fields, table, violation, issues.wanted(problem, column));
    for (const row of rows) issues.add({ problem, ...placeOf(row), column, requirement });
    if (count > rows.length) issues.add({ problem, column, requirement }, count - rows.length);
  }
}

/** What a field asks of a cell, without the values and bounds that tell of people. */
function discreet(field: DeepReadonly<MetadataField>): string {
  const missing = field.nullable ? ', or missing' : '';
  if (field.type === 'category') return `one of the declared values${missing}`;
  if (field.type === 'number') return `a finite number in the declared range${missing}`;
  return requirementOf(field);
}

/** The validator names the first ten rows: for more it is asked again, from the row behind them. */
function rowsToList(
  fields: Fields,
  table: Table,
  { column, problem, rows, count }: ColumnViolation,
  wanted: number,
): readonly number[] {
  const found = rows.slice(0, Math.max(0, wanted));
  const field = { [column]: fields[column]! };
  while (found.length < Math.min(wanted, count)) {
    const from = found.at(-1)! + 1;
    const rest = sliceRows(table, from, table.rowCount);
    const next = validateTable(field, rest).find((other) => other.problem === problem);
    if (!next || next.rows.length === 0) break;
    for (const row of next.rows.slice(0, wanted - found.length)) found.push(from + row);
  }
  return found;
}
