import { columnOf, isMissing, type Table } from '@codexhub/common-config/columns';
import { requireOption } from '../internal/require-option.ts';
import type { TimeOrder } from './leakage-report.ts';
import { findingOf, type Part, pairsOf } from './parts.ts';

/**
 * Finds rows that are not after every row of an earlier part, and the gap: any of them fails. Equal
 * moments are an overlap: a fact of that moment may have been known to the training rows.
 *
 * @throws ColumnsError `COLUMN_MISSING`; TrainingError `TRAINING_OPTION_INVALID` for a column of
 * categories.
 */
export function timeOrder(
  table: Table,
  parts: readonly Part[],
  name: string,
  gap: number,
): TimeOrder {
  const column = columnOf(table, name);
  const categories = column.kind === 'category';
  requireOption(!categories, `leakage: timeBy "${name}"`, 'of moments or numbers', 'categories');
  const values = categories ? new Float64Array(0) : column.values;
  const said = { check: 'time_order', column: name, gap } as const;
  if (parts.length < 2) {
    return { ...said, outcome: 'not_measured', reason: 'no_rows', unknown: 0, pairs: [] };
  }
  let unknown = 0;
  const latest = new Map<Part, number>();
  for (const part of parts) {
    let last = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < part.rows.length; at += 1) {
      const row = part.rows[at]!;
      if (isMissing(column, row) || Number.isNaN(values[row])) unknown += 1;
      else if (values[row]! > last) last = values[row]!;
    }
    latest.set(part, last);
  }
  const pairs = pairsOf(parts).map(([earlier, later]) => {
    const end = latest.get(earlier)! + gap;
    return findingOf(earlier, later, (row) => values[row]! <= end && !isMissing(column, row));
  });
  const found = pairs.some(({ rows }) => rows > 0);
  return {
    ...said,
    ...(found
      ? { outcome: 'fail', reason: 'not_after_earlier_part' }
      : unknown > 0
        ? { outcome: 'insufficient_data', reason: 'unknown_moment' }
        : { outcome: 'pass', reason: 'none_found' }),
    unknown,
    pairs,
  };
}
