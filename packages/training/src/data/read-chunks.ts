import type { Table } from '@codexhub/common-config/columns';
import { allFields, type ModelContract } from '@codexhub/common-config/contract';
import { checkCells } from './check-cells.ts';
import type { Place } from './data-issue.ts';
import type { IssueLog } from './issue-log.ts';
import type { OpenedSource } from './opened-source.ts';

/**
 * The chunks of a source, each checked against the contract. What does not fit is written into the
 * log with its place; from then on nothing is given, but everything is looked at, so that all faults
 * are told at once.
 */
export async function* readChunks(
  { chunks }: OpenedSource,
  contract: ModelContract,
  issues: IssueLog,
  signal: AbortSignal | undefined,
): AsyncGenerator<Table> {
  const fields = allFields(contract);
  let rows = 0;
  for await (const { table, placeOf } of chunks) {
    signal?.throwIfAborted();
    const before = rows;
    const numbered = (row: number): Place => ({ row: before + row + 1 });
    checkCells(contract, fields, table, placeOf ?? numbered, issues);
    rows += table.rowCount;
    if (issues.isEmpty) yield table;
  }
  if (rows === 0 && issues.isEmpty) {
    issues.add({ problem: 'no_rows', requirement: 'there must be at least one row of data' });
  }
}
