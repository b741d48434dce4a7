import type { Accounting, CheckRow, Comparison, GateReport } from '@codexhub/common-config/records';
import { publishAccounting } from '../../surfaces/publish-accounting.ts';

/** What of a report may be told where the policy keeps small counts back. */
export interface Tellable {
  readonly accounting: readonly Accounting[];
  /** Whether the figures of a group may stand by themselves. */
  readonly tells: (attribute: string | undefined, group: string | null | undefined) => boolean;
}

/**
 * The published accounting, and which groups it tells of only together with others.
 * @param minimum the least count that is told; 1 tells everything.
 */
export function tellable({ accounting }: GateReport, minimum: number): Tellable {
  const published = accounting.map((one) => publishAccounting(one, minimum));
  const hidden = new Set(
    accounting.flatMap(({ attribute, groups }, at) =>
      groups
        .filter(({ group }) => !published[at]!.groups.some((told) => told.group === group))
        .map(({ group }) => JSON.stringify([attribute, group])),
    ),
  );
  return {
    accounting: published,
    tells: (attribute, group) => !hidden.has(JSON.stringify([attribute, group])),
  };
}

/** The comparisons of a check that may be told. */
export function toldComparisons(
  { requirement, comparisons }: CheckRow,
  { tells }: Tellable,
): readonly Comparison[] {
  return comparisons.filter(({ group }) => tells(requirement.attribute, group));
}
