import type { Comparison, GateReport, Policy } from '@codexhub/common-config/records';
import { comparedInFigures } from '../gates/words/compared-in-figures.ts';
import { inFigures } from '../gates/words/in-figures.ts';
import { inWords } from '../gates/words/in-words.ts';
import {
  intervalInFigures,
  limitInFigures,
  rowsToConcludeInFigures,
} from '../gates/words/requirement-in-figures.ts';
import { valueInFigures } from '../gates/words/value-in-figures.ts';
import { markdownText } from './markdown-text.ts';
import { type CheckReading, type ReportReading, readReports } from './read-report.ts';

export interface JobSummaryOptions {
  /** The policy that the reports must answer: with it, a check that is missing is shown. */
  readonly policy?: Policy | undefined;
}

const COLUMNS = [
  'Check',
  'Outcome',
  'Group',
  'Value',
  'Interval',
  'Limit',
  'n',
  'Rows to conclude',
  'Why',
];

/**
 * Gate reports as GitHub-flavoured Markdown, for `$GITHUB_STEP_SUMMARY`: for each the verdict first,
 * then one table with a line per check that does not pass, each told by the group that decided it.
 * No name of the data can break the table, or become HTML, a link or a mention.
 *
 * @throws GovernanceError `GOVERNANCE_REPORT_INVALID` where something is no gate report.
 * @example
 * toJobSummary(report).split('\n')[0]; // Returns: '## Does not pass: `lending/open`'
 */
export function toJobSummary(
  reports: GateReport | readonly GateReport[],
  { policy }: JobSummaryOptions = {},
): string {
  return readReports(reports, policy).map(summaryOf).join('\n');
}

function summaryOf({
  name,
  checks,
  faults,
  notices,
  passes,
  digest,
  report,
}: ReportReading): string {
  const red = checks.filter((check) => !check.passes);
  const warned = checks.filter((check) => check.passes && check.row.outcome === 'warn');
  const lines = [...red.map(checkCells), ...faults.map(faultCells)];
  const warning = warned.length === 0 ? '' : ` Short of a target: ${warned.map(idOf).join(', ')}.`;
  return [
    `## ${passes ? 'Passes' : 'Does not pass'}: ${markdownText(name)}`,
    '',
    `${checks.length - red.length} of ${checks.length} checks pass.${warning}`,
    '',
    ...(lines.length === 0
      ? []
      : [line(COLUMNS), line(COLUMNS.map(() => '---')), ...lines.map(line), '']),
    ...notices.flatMap((notice) => [markdownText(notice), '']),
    `Report \`${digest}\`, policy \`${report.policy}\`.`,
    '',
  ].join('\n');
}

function checkCells({ row, faults }: CheckReading): readonly string[] {
  const { requirement, comparisons, outcome, reason } = row;
  const deciding = comparisons.filter((comparison) => comparison.outcome === outcome);
  const [first] = deciding;
  const why = [
    inWords(first?.reason ?? reason),
    ...(first?.compared ? [comparedInFigures(first)] : []),
    ...(deciding.length > 1 ? [`${deciding.length - 1} more like it`] : []),
    ...(requirement.enforce ? [] : ['not enforced']),
    ...faults,
  ];
  return [
    markdownText(requirement.id),
    outcome === 'pass' || outcome === 'warn' ? 'report inconsistent' : outcome.replace('_', ' '),
    first ? groupOf(first, requirement.attribute) : '',
    first ? valueInFigures(first.value) : '',
    intervalInFigures(first?.interval),
    limitInFigures(requirement),
    first && !Number.isNaN(first.n) ? inFigures(first.n) : '',
    first?.nToConclude === undefined ? '' : rowsToConcludeInFigures(first.nToConclude),
    markdownText(why.join('; ')),
  ];
}

function faultCells({ check, message }: ReportReading['faults'][number]): readonly string[] {
  const name = check === undefined ? 'the report' : markdownText(check);
  return [name, 'report inconsistent', '', '', '', '', '', '', markdownText(message)];
}

function groupOf({ group, reference }: Comparison, attribute: string | undefined): string {
  if (group === null) return '';
  const versus = reference === null ? '' : ` vs ${markdownText(reference)}`;
  return `${attribute === undefined ? '' : `${markdownText(attribute)} `}${markdownText(group)}${versus}`;
}

function idOf({ row }: CheckReading): string {
  return markdownText(row.requirement.id);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
