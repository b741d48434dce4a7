import {
  type Accounting,
  type GateReport,
  type Interval,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';

interface Told {
  readonly value: Value;
  readonly interval?: Interval | undefined;
  readonly n: number;
}

/**
 * The report as a page may tell it: the published accounting in place of its own, and no figure of a
 * group that is told only together with others. Outcomes and reasons stay. For the eye alone: its digest
 * is not that of the report.
 */
export function tellableReport(
  report: GateReport,
  published: readonly Accounting[] | undefined,
): GateReport {
  if (!published) return report;
  const isHidden = (attribute: string | undefined, group: string | null | undefined): boolean =>
    published.some(
      (accounting) =>
        accounting.attribute === attribute &&
        isToldTogether(report, accounting, group ?? undefined),
    );
  return {
    ...report,
    accounting: published,
    checks: report.checks.map((row) => ({
      ...row,
      comparisons: row.comparisons.map((one) =>
        isHidden(row.requirement.attribute, one.group) ? without(one) : one,
      ),
    })),
    observations: report.observations.map((one) =>
      isHidden(one.attribute, one.group) ? without(one) : one,
    ),
  };
}

/** A group of the report's accounting that the published one does not name by itself. */
function isToldTogether(
  { accounting }: GateReport,
  { attribute, estimand, groups }: Accounting,
  group: string | undefined,
): boolean {
  const own = accounting.find((one) => one.attribute === attribute && one.estimand === estimand);
  return (
    own?.groups.some((one) => one.group === group) === true &&
    !groups.some((one) => one.group === group)
  );
}

function without<T extends Told>({ interval: _, ...rest }: T): T {
  return {
    ...(rest as T),
    value: undefinedValue('small_counts'),
    adjusted: undefined,
    simultaneous: undefined,
    beside: undefined,
    spread: undefined,
    nToConclude: undefined,
    n: Number.NaN,
  };
}
