import type { DriftColumn, DriftProfile } from '@codexhub/common-config/records';
import { requireProfile } from './require-profile.ts';
import { requireSameBins } from './require-same-bins.ts';

/**
 * The profile of the rows of several profiles together, exactly: in any order and any bracketing, the
 * profile of the whole counted at once.
 *
 * @throws GovernanceError `GOVERNANCE_PROFILES_DIFFER` where columns or bins differ;
 * `GOVERNANCE_PROFILE_INVALID` where one does not add up.
 * @example
 * mergeDriftProfiles(profile, profile).rows === 2 * profile.rows; // Returns: true
 */
export function mergeDriftProfiles(
  first: DriftProfile,
  ...others: readonly DriftProfile[]
): DriftProfile {
  requireProfile(first);
  return others.reduce((sum, other) => {
    requireProfile(other);
    requireSameBins(sum, other);
    return {
      schemaVersion: 1,
      rows: sum.rows + other.rows,
      columns: sum.columns.map((column, at) => added(column, other.columns[at]!)),
    };
  }, first);
}

function added(one: DriftColumn, other: DriftColumn): DriftColumn {
  if (one.kind === 'number' && other.kind === 'number') {
    const [mine, theirs] = [one.counts, other.counts];
    return {
      ...one,
      counts: {
        intervals: sums(mine.intervals, theirs.intervals),
        atoms: sums(mine.atoms, theirs.atoms),
        missing: mine.missing + theirs.missing,
      },
    };
  }
  if (one.kind === 'category' && other.kind === 'category') {
    const [mine, theirs] = [one.counts, other.counts];
    return {
      ...one,
      counts: {
        values: sums(mine.values, theirs.values),
        other: mine.other + theirs.other,
        missing: mine.missing + theirs.missing,
      },
    };
  }
  // The same bins are of the same kind.
  return one;
}

function sums(one: readonly number[], other: readonly number[]): readonly number[] {
  return one.map((count, at) => count + other[at]!);
}
