import type { Table } from '@codexhub/common-config/columns';
import type { Outcome } from '@codexhub/common-config/records';
import { rowClasses } from '../internal/row-classes.ts';
import type { IdenticalRows } from './leakage-report.ts';
import type { Part } from './parts.ts';
import { sharedClasses } from './shared-classes.ts';

/**
 * Finds rows whose inputs stand in an earlier part, all of them equal (missing equals missing). A model
 * may have learnt such a row by heart, so their share bounds by how much a rate may be flattered.
 */
export function identicalRows(
  table: Table,
  parts: readonly Part[],
  { columns, labels, limit }: { columns: readonly string[]; labels: Uint8Array; limit: number },
): IdenticalRows {
  const check = 'identical_rows';
  const cells = columns.flatMap((name) => table.columns.get(name) ?? []);
  if (cells.length < columns.length || parts.length < 2) {
    const reason = parts.length < 2 ? 'no_rows' : 'absent';
    return { check, outcome: 'not_measured', reason, columns, limit, pairs: [] };
  }
  const { codes, firstRows } = rowClasses(cells, table.rowCount);
  const pairs = sharedClasses(parts, codes, firstRows.length, labels).map(
    ({ classes, ...finding }) => ({ ...finding, inputs: classes }),
  );
  return {
    check,
    ...verdict(Math.max(...pairs.map(({ rows, of }) => rows / of)), limit),
    columns,
    limit,
    pairs,
  };
}

function verdict(share: number, limit: number): { outcome: Outcome; reason: string } {
  if (share === 0) return { outcome: 'pass', reason: 'none_found' };
  return share <= limit
    ? { outcome: 'warn', reason: 'within_limit' }
    : { outcome: 'fail', reason: 'beyond_limit' };
}
