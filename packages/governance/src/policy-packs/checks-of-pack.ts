import type { PackCheck, PackRow, PolicyPack } from './policy-pack.ts';

/** A check as it is pasted under `fairness.checks` of governance.yaml, or `checks` of metrics.yaml. */
export interface CheckToPaste {
  readonly metric: string;
  readonly direction: PackCheck['direction'];
  readonly limit: number;
  /** The pack's reason, and which row of which version it comes from. */
  readonly reason: string;
  /** The clause. */
  readonly tags: readonly string[];
}

export interface ChecksOfPack {
  /** For governance.yaml. */
  readonly fairness: readonly (CheckToPaste & {
    readonly definition: string;
    readonly attribute: string;
  })[];
  /** For metrics.yaml. */
  readonly metrics: readonly CheckToPaste[];
}

/**
 * The checks that a pack asks for, of one protected attribute. Most rules name no limit: then there are
 * none, and what they ask is answered by files and by people.
 *
 * @example
 * const { pack } = findPack('us-eeoc-four-fifths', { at: new Date('2026-11-21') });
 * checksOfPack(pack, { attribute: 'sex' }).fairness[0].limit; // Returns: 0.8
 */
export function checksOfPack(
  pack: PolicyPack,
  { attribute }: { readonly attribute: string },
): ChecksOfPack {
  const asked = pack.rows.flatMap((row) => (row.check ? [{ row, check: row.check }] : []));
  return {
    fairness: asked.flatMap(({ row, check }) =>
      check.section === 'fairness'
        ? [
            {
              metric: check.metric,
              definition: check.definition,
              attribute,
              ...limitOf(pack, row, check),
            },
          ]
        : [],
    ),
    metrics: asked.flatMap(({ row, check }) =>
      check.section === 'metrics' ? [{ metric: check.metric, ...limitOf(pack, row, check) }] : [],
    ),
  };
}

function limitOf(
  { id, version }: PolicyPack,
  row: PackRow,
  { direction, limit, reason }: PackCheck,
): Omit<CheckToPaste, 'metric'> {
  return {
    direction,
    limit,
    reason: `${reason} (${id} ${version}, row ${row.id})`,
    tags: [row.clause],
  };
}
