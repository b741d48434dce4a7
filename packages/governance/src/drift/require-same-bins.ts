import type { DriftColumn, DriftProfile } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';

/**
 * Refuses profiles of other columns or other bins: their counts say nothing of each other.
 * @throws GovernanceError `GOVERNANCE_PROFILES_DIFFER`, naming the column.
 */
export function requireSameBins(one: DriftProfile, other: DriftProfile): void {
  const differs = columnThatDiffers(one, other);
  if (differs === undefined) return;
  throw new GovernanceError('GOVERNANCE_PROFILES_DIFFER', {
    message: `drift profiles: both must have the same columns in the same bins; "${differs}" is not so; count every part with \`reference\` set to the profile that froze the bins`,
    details: { column: differs },
  });
}

/** The first column whose bins differ, or that only one of the two has. */
export function columnThatDiffers(one: DriftProfile, other: DriftProfile): string | undefined {
  const length = Math.max(one.columns.length, other.columns.length);
  for (let at = 0; at < length; at += 1) {
    const [mine, theirs] = [one.columns[at], other.columns[at]];
    if (!mine || !theirs || binsOf(mine) !== binsOf(theirs)) return (mine ?? theirs)!.column;
  }
  return undefined;
}

function binsOf({ counts: _, ...bins }: DriftColumn): string {
  return JSON.stringify(
    bins.kind === 'number'
      ? [bins.column, bins.edges, bins.atoms]
      : [bins.column, bins.values, null],
  );
}
