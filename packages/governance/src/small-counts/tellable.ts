import {
  type Accounting,
  type CheckRow,
  type Comparison,
  type Estimand,
  type GateReport,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';
import { publishAccounting } from './publish-accounting.ts';

/** A figure of a group, or of the rows of unknown group. */
export interface GroupFigure {
  readonly attribute?: string | undefined;
  readonly estimand: Estimand;
  readonly group?: string | null | undefined;
  readonly value: Value;
  readonly n: number;
}

/** What of a report may be told where the policy keeps small counts back. */
export interface Tellable {
  readonly accounting: readonly Accounting[];
  /** Whether a row of the published accounting stands for groups (and unknown rows) that are told as one. */
  readonly isTogether: (group: Accounting['groups'][number]) => boolean;
  /** Whether a figure may stand by itself. */
  readonly tells: (figure: GroupFigure) => boolean;
  /**
   * The row with no figure that may not stand by itself: its value is undefined, `small_counts`, its n
   * NaN. Outcomes and reasons stay. For the eye alone: the numbers no longer give the outcome.
   */
  readonly row: (row: CheckRow) => CheckRow;
}

/**
 * The published accounting, and which figures are told only together with others: of a group or of rows
 * of unknown group that stand for few people decided one way, or that rest on few rows.
 *
 * @param minimum the least count that is told; 1 tells everything.
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where the minimum is no whole number of at least 1.
 * @example
 * tellable(report, 5).row(row).comparisons[0]?.value; // Returns: { defined: false, reason: 'small_counts' }
 */
export function tellable(
  { accounting }: Pick<GateReport, 'accounting'>,
  minimum: number,
): Tellable {
  const published = accounting.map((one) => publishAccounting(one, minimum));
  const hidden = new Set(accounting.flatMap((one, at) => hiddenOf(one, published[at]!)));
  const tells = ({ attribute, estimand, group, value, n }: GroupFigure): boolean => {
    if (attribute === undefined) return true;
    if (n > 0 && n < minimum) return false;
    const isOfUnknown = !value.defined && value.reason === 'unknown_group';
    if (isOfUnknown) return !hidden.has(keyOf(attribute, estimand, null));
    return group === null || !hidden.has(keyOf(attribute, estimand, group));
  };
  const own = new Set(accounting.flatMap(({ groups }) => groups));
  return {
    accounting: published,
    isTogether: (group): boolean => !own.has(group),
    tells,
    row: (row): CheckRow => ({
      ...row,
      comparisons: row.comparisons.map((one) => tellComparison(row, one, tells)),
    }),
  };
}

/** The comparisons of a check that may be told. */
export function toldComparisons(
  { requirement, comparisons }: CheckRow,
  { tells }: Tellable,
): readonly Comparison[] {
  const { attribute, estimand } = requirement;
  return comparisons.filter((one) => tells({ ...one, attribute, estimand }));
}

function hiddenOf(
  { attribute, estimand, groups, unknown }: Accounting,
  told: Accounting,
): string[] {
  const names = new Set(told.groups.map(({ group }) => group));
  return [
    ...groups.map(({ group }) => group).filter((group) => !names.has(group)),
    ...(told.unknown < unknown ? [null] : []),
  ].map((group) => keyOf(attribute, estimand, group));
}

function keyOf(attribute: string, estimand: Estimand, group: string | null | undefined): string {
  return JSON.stringify([attribute, estimand, group]);
}

function tellComparison(
  { requirement: { attribute, estimand } }: CheckRow,
  one: Comparison,
  tells: Tellable['tells'],
): Comparison {
  const untold = { value: undefinedValue('small_counts'), n: Number.NaN } as const;
  const { group, reference, outcome, reason, beside } = one;
  if (!tells({ ...one, attribute, estimand }))
    return { group, reference, ...untold, outcome, reason };
  if (!beside || tells({ ...beside, group, attribute, estimand: 'model' })) return one;
  return { ...one, beside: untold };
}
