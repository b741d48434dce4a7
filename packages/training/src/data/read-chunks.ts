import type { Table } from '@codexhub/common-config/columns';
import { checkCells } from './check-cells.ts';
import type { Place } from './data-issue.ts';
import type { IssueLog } from './issue-log.ts';
import type { OpenedSource } from './opened-source.ts';
import type { ReadSubject } from './read-subject.ts';

export interface ReadOptions {
  readonly signal: AbortSignal | undefined;
  /** Whether a chunk is done with as soon as the next is asked for: its memory is then used again. */
  readonly areCopied: boolean;
}

/**
 * The chunks of a source, each checked against its fields. What does not fit is written into the
 * log with its place; from then on nothing is given, but everything is looked at, so that all faults
 * are told at once.
 */
export async function* readChunks(
  { chunks }: OpenedSource,
  subject: ReadSubject,
  issues: IssueLog,
  { signal, areCopied }: ReadOptions,
): AsyncGenerator<Table> {
  let rows = 0;
  for await (const { table, placeOf, release } of chunks) {
    signal?.throwIfAborted();
    const before = rows;
    const numbered = (row: number): Place => ({ row: before + row + 1 });
    checkCells(subject, table, placeOf ?? numbered, issues);
    rows += table.rowCount;
    if (issues.isEmpty) yield table;
    if (areCopied) release?.();
  }
  if (rows === 0 && issues.isEmpty) {
    issues.add({ problem: 'no_rows', requirement: 'there must be at least one row of data' });
  }
}
