import { type CheckRow, type GateReport, outcomes } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import { formatCount, formatInterval, formatLevel, formatValue } from '../text/format-number.ts';
import { words } from '../text/words.ts';
import type { CheckedCandidate } from './check-report-input.ts';
import { type CheckColumns, comparisonRow } from './comparison-row.ts';

// Comparisons of one check that print; the rest are on the screen, and the print says how many.
const PRINTED = 2;

/** The table of checks: every comparison with its interval, what was required, and the answer. */
export function checksSection(candidates: readonly CheckedCandidate[]): Markup {
  const columns = columnsOf(candidates.map(({ report }) => report));
  const judged = Math.max(...candidates.map(({ report }) => report.candidates));
  return element(
    'section',
    {},
    element('h2', {}, 'Checks'),
    element('p', { class: 'muted lead' }, leadText(judged)),
    element(
      'div',
      { class: 'scroll' },
      element(
        'table',
        { class: 'checks' },
        tableHead(columns, judged),
        ...candidates.map((candidate) => candidateBody(candidate, columns)),
      ),
    ),
  );
}

/** How the table is read. */
export function leadText(judged: number): string {
  const rule =
    'The whole interval decides: across the limit is insufficient data. Every group must pass by its own interval; of many, one fails only beyond the interval that holds for all.';
  if (judged < 2) return rule;
  return `${rule} ${judged} candidates were judged on the same rows: the interval at level 1 − .05/${judged} allows for that, and decides nothing.`;
}

function tableHead({ level, adjusted }: CheckColumns, judged: number): Markup {
  const names = [
    'check',
    'observed',
    level === undefined ? 'interval' : `${formatLevel(level)} interval`,
    ...(adjusted ? [judged > 1 ? `at 1 − .05/${judged}` : 'adjusted'] : []),
    'required',
    'n',
    'outcome and reason',
    'served model itself',
  ];
  return element(
    'thead',
    {},
    element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name))),
  );
}

function candidateBody({ name, report }: CheckedCandidate, columns: CheckColumns): Markup {
  const width = columns.adjusted ? 8 : 7;
  return element(
    'tbody',
    {},
    element(
      'tr',
      { class: 'candidate' },
      element('th', { colspan: width, scope: 'rowgroup' }, element('bdi', {}, name)),
    ),
    ...report.checks.flatMap((row) => checkRows(row, columns, width)),
    report.checks.length === 0
      ? wideRow('No check was made: the policy has none.', width, undefined)
      : null,
    report.observations.length === 0 ? null : observationsRow(report, width),
  );
}

function checkRows(row: CheckRow, columns: CheckColumns, width: number): Markup[] {
  if (row.comparisons.length === 0) return [comparisonRow(row, undefined, columns, false)];
  const worstFirst = row.comparisons.toSorted(
    (one, other) => outcomes.indexOf(other.outcome) - outcomes.indexOf(one.outcome),
  );
  const rows = worstFirst.map((comparison, index) =>
    comparisonRow(row, comparison, columns, index >= PRINTED),
  );
  const rest = worstFirst.slice(PRINTED);
  if (rest.length === 0) return rows;
  const counts = outcomes
    .map((outcome) => [outcome, rest.filter((one) => one.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${words(outcome)}`);
  const text = `and ${rest.length} more of this check, on the screen: ${counts.join(', ')}`;
  return [...rows, wideRow(text, width, 'print-only')];
}

function wideRow(text: string, width: number, name: string | undefined): Markup {
  return element('tr', { class: name }, element('td', { colspan: width }, text));
}

/** What nobody asked for: folded away on the screen, left out in print. */
function observationsRow(report: GateReport, width: number): Markup {
  const count = report.observations.length;
  const summary = `No requirement: ${count} more ${count === 1 ? 'number' : 'numbers'} measured`;
  return element(
    'tr',
    { class: 'observations' },
    element(
      'td',
      { colspan: width },
      element(
        'details',
        {},
        element('summary', {}, summary),
        element('p', {}, `${observationsText(report)}.`),
      ),
    ),
  );
}

function observationsText({ observations }: GateReport): string {
  return observations
    .map((observation) => {
      const slice = [observation.attribute, observation.group].filter((part) => part !== undefined);
      const of = slice.length > 0 ? ` ${slice.join(' ')}` : '';
      const interval = observation.interval ? ` ${formatInterval(observation.interval)}` : '';
      // What is held constant, where anything is.
      const [, within] = /\[(.+)\]$/.exec(observation.definition) ?? [];
      const control = within === undefined ? '' : ` ${within}`;
      return `${words(observation.metric)}${control}${of} ${formatValue(observation.value)}${interval} (${observation.estimand}, n ${formatCount(observation.n)})`;
    })
    .join('; ');
}

function columnsOf(reports: readonly GateReport[]): CheckColumns {
  const comparisons = reports.flatMap(({ checks }) => checks.flatMap((row) => row.comparisons));
  const levels = new Map<number, number>();
  for (const { interval } of comparisons) {
    if (interval) levels.set(interval.level, (levels.get(interval.level) ?? 0) + 1);
  }
  const [commonest] = [...levels].toSorted((one, other) => other[1] - one[1] || one[0] - other[0]);
  return {
    level: commonest?.[0],
    adjusted:
      comparisons.some(({ adjusted }) => adjusted) ||
      reports.some(({ candidates }) => candidates > 1),
  };
}
