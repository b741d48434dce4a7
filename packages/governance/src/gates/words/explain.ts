import type {
  CheckRow,
  Comparison,
  GateReport,
  Interval,
  Requirement,
} from '@codexhub/common-config/records';
import { tellable } from '../../small-counts/tellable.ts';
import { CONSTANT_DECISION } from '../observe/constant-decisions.ts';
import { comparedInFigures } from './compared-in-figures.ts';
import { inFigures } from './in-figures.ts';
import { inWords } from './in-words.ts';
import {
  intervalInFigures,
  limitInFigures,
  rowsToConcludeInFigures,
} from './requirement-in-figures.ts';
import { valueInFigures } from './value-in-figures.ts';

/**
 * A check in one line: its name, outcome, the group that decided it, value, interval, the interval that
 * holds for all groups of the check at once, limit, n, the p of the limit (by itself, and allowing for
 * every comparison of the report), how many rows would conclude, who answers for it and what asks for it.
 * It tells small counts, unless the row is one that `tellable` gave.
 *
 * @example
 * explainCheck(row);
 * // Returns: 'fairness.disparate_impact_ratio.afam: insufficient_data: afam=yes vs no .810 [.762, .861], required ≥ .80, n 339, p .137 (adjusted .274); the interval straddles the limit; about 9,400 rows would conclude'
 */
export function explainCheck(row: CheckRow): string {
  const { requirement, comparisons, outcome, reason } = row;
  const deciding = comparisons.filter((comparison) => comparison.outcome === outcome);
  const [first] = deciding;
  const parts = first
    ? [
        `${figures(requirement, first)}, required ${limitInFigures(requirement)}${rowsInFigures(first)}${pInFigures(first)}`,
        inWords(first.reason),
        ...(first.compared ? [comparedInFigures(first)] : []),
        ...disagreement(first),
        ...(first.nToConclude === undefined
          ? []
          : [`about ${rowsToConcludeInFigures(first.nToConclude)} rows would conclude`]),
        ...(deciding.length > 1 ? [`${deciding.length - 1} more like it`] : []),
      ]
    : [`required ${limitInFigures(requirement)}; ${inWords(reason)}`];
  const said = [...parts, ...answerable(requirement)];
  const enforced = requirement.enforce ? '' : ' (not enforced)';
  return `${requirement.id}: ${outcome}${enforced}: ${said.join('; ')}`;
}

/**
 * What keeps a report's gate from opening by itself, a line each, and what else a reader must know:
 * a model that decides the same for every row. What is printed where others read it, such as the log of
 * a CI, keeps small counts back: `minimumCell` is the policy's `privacy.minimumCell`.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where `minimumCell` is no whole number of at least 1.
 * @example
 * explainGate(report, { minimumCell: 5 }); // Returns: []
 */
export function explainGate(
  report: GateReport,
  { minimumCell = 1 }: { readonly minimumCell?: number | undefined } = {},
): readonly string[] {
  const told = tellable(report, minimumCell);
  const red = report.checks.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn');
  const constant = report.observations.filter(({ metric }) => metric === CONSTANT_DECISION);
  return [
    ...red.map((row) => explainCheck(told.row(row))),
    ...[...new Set(constant.map(({ estimand }) => estimand))].map(
      (estimand) =>
        `${CONSTANT_DECISION} (${estimand}): every row gets the same decision, so parity says nothing`,
    ),
  ];
}

function figures(
  { attribute, columns }: Requirement,
  { group, reference, value, interval, simultaneous }: Comparison,
): string {
  const what = columns ? 'column' : (attribute ?? 'group');
  const who =
    group === null ? '' : `${what}=${group}${reference === null ? '' : ` vs ${reference}`} `;
  const together = forAll(interval, simultaneous, columns ? 'columns' : 'groups');
  return `${who}${valueInFigures(value)}${bracket(interval)}${together}`;
}

/** Nothing where the count is small, and so not told. */
function rowsInFigures({ n }: Comparison): string {
  return Number.isNaN(n) ? '' : `, n ${inFigures(n)}`;
}

/** The interval for all groups or columns, where there is more than one and it is so another. */
function forAll(
  interval: Interval | undefined,
  simultaneous: Interval | undefined,
  of: 'columns' | 'groups',
): string {
  const [own, all] = [intervalInFigures(interval), intervalInFigures(simultaneous)];
  return all === '' || all === own ? '' : ` (all ${of} at once ${all})`;
}

function pInFigures({ pValue, adjustedP }: Comparison): string {
  if (pValue === undefined) return '';
  const adjusted = adjustedP === undefined ? '' : ` (adjusted ${inFigures(adjustedP)})`;
  return `, p ${inFigures(pValue)}${adjusted}`;
}

function answerable({ owner, tags = [] }: Requirement): string[] {
  return [
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...(tags.length === 0 ? [] : [`asked for by ${tags.join(', ')}`]),
  ];
}

function disagreement({ reason, beside }: Comparison): string[] {
  if (reason !== 'model_and_procedure_disagree' || !beside?.value.defined) return [];
  return [`the model itself ${inFigures(beside.value.value)}${bracket(beside.interval)}`];
}

function bracket(interval: Interval | undefined): string {
  const figures = intervalInFigures(interval);
  return figures === '' ? '' : ` ${figures}`;
}
