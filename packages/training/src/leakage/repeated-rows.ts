import type { PairFinding, RepeatedRows } from './leakage-report.ts';
import { findingOf, type Part, pairsOf } from './parts.ts';

/** Finds row numbers that stand in two parts, or twice in one: any of them fails. */
export function repeatedRows(parts: readonly Part[], rowCount: number): RepeatedRows {
  const within = parts.map((part) => {
    const seen = new Uint8Array(rowCount);
    return findingOf(part, part, (row) => {
      seen[row]! += seen[row] === 2 ? 0 : 1;
      return seen[row] === 2;
    });
  });
  const between = pairsOf(parts).map(([earlier, later]) => {
    const seen = new Uint8Array(rowCount);
    for (let at = 0; at < earlier.rows.length; at += 1) seen[earlier.rows[at]!] = 1;
    return findingOf(earlier, later, (row) => seen[row] === 1);
  });
  const pairs: PairFinding[] = [...within, ...between].filter(({ rows }) => rows > 0);
  return {
    check: 'repeated_rows',
    ...(pairs.length === 0
      ? { outcome: 'pass', reason: 'none_found' }
      : { outcome: 'fail', reason: 'rows_in_two_parts' }),
    pairs,
  };
}
