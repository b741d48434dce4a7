import {
  type Accounting,
  type CheckRow,
  type Comparison,
  type Estimand,
  type GateReport,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';

type Row = GateReport['observations'][number];

/** Whether the figures of a group, or of the rows of unknown group, of an estimand are told only together with those of others. */
type IsHidden = (
  attribute: string | undefined,
  estimand: Estimand,
  group: string | null | undefined,
  value: Value,
) => boolean;

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
  const isHidden: IsHidden = (attribute, estimand, group, value) =>
    isOfUnknown(value)
      ? unknownOf(published, attribute, estimand) <
        unknownOf(report.accounting, attribute, estimand)
      : namesOf(report.accounting, attribute, estimand).has(group) &&
        !namesOf(published, attribute, estimand).has(group);
  return {
    ...report,
    accounting: published,
    checks: report.checks.map((row) => tellableRow(row, isHidden)),
    observations: report.observations.map((one) =>
      isHidden(one.attribute, one.estimand, one.group, one.value) ? untold(one) : one,
    ),
  };
}

function namesOf(
  accounting: readonly Accounting[],
  attribute: string | undefined,
  estimand: Estimand,
): ReadonlySet<string | null | undefined> {
  const one = accounting.find((of) => of.attribute === attribute && of.estimand === estimand);
  return new Set(one?.groups.map(({ group }) => group));
}

function isOfUnknown(value: Value): boolean {
  return !value.defined && value.reason === 'unknown_group';
}

function unknownOf(
  accounting: readonly Accounting[],
  attribute: string | undefined,
  estimand: Estimand,
): number {
  return (
    accounting.find((of) => of.attribute === attribute && of.estimand === estimand)?.unknown ?? 0
  );
}

function tellableRow(row: CheckRow, isHidden: IsHidden): CheckRow {
  const { attribute, estimand } = row.requirement;
  const tell = (one: Comparison): Comparison => {
    if (isHidden(attribute, estimand, one.group, one.value)) return untold(one);
    const { beside, ...rest } = one;
    return beside && isHidden(attribute, 'model', one.group, beside.value)
      ? { ...rest, beside: { value: undefinedValue('small_counts'), n: Number.NaN } }
      : one;
  };
  return { ...row, comparisons: row.comparisons.map(tell) };
}

function untold<T extends Comparison | Row>(one: T): T {
  return {
    ...one,
    value: undefinedValue('small_counts'),
    interval: undefined,
    adjusted: undefined,
    simultaneous: undefined,
    beside: undefined,
    spread: undefined,
    nToConclude: undefined,
    pValue: undefined,
    adjustedP: undefined,
    n: Number.NaN,
  };
}
