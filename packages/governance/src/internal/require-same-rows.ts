import { GovernanceError } from '../errors.ts';

/**
 * Holds columns to the rows of the first of them, and that to at least one row.
 * @throws GovernanceError `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`
 */
export function requireSameRows(
  columns: readonly (readonly [name: string, length: number | undefined])[],
): number {
  const [first, length = 0] = columns[0] ?? ['rows', 0];
  for (const [name, received] of columns) {
    if (received === undefined || received === length) continue;
    throw new GovernanceError('GOVERNANCE_LENGTHS_UNEQUAL', {
      message: `fairness: every input must have the ${length} rows of ${first}; "${name}" has ${received}; pass the columns of the same rows`,
      details: { name, expected: length, received },
    });
  }
  if (length > 0) return length;
  throw new GovernanceError('GOVERNANCE_NO_ROWS', {
    message: 'fairness: there must be at least one row; received none; check what was loaded',
  });
}
