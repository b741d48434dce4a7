import { markdownText } from '../../surfaces/markdown-text.ts';
import { inFigures } from '../words/in-figures.ts';
import { rowsToConcludeInFigures } from '../words/requirement-in-figures.ts';
import type { SelfTestReport } from './self-test-report.ts';
import { type SelfTestRow, selfTestRows } from './self-test-rows.ts';

/**
 * A self-test in one line for each check: whether it is alive, and how it works at the size of the
 * candidates, of which the numbers that speak most against it.
 *
 * @example
 * explainSelfTest(selfTestGate(policy))[0]; // Returns: 'metrics.roc_auc: alive, with controls of 1,000 rows'
 */
export function explainSelfTest(report: SelfTestReport): readonly string[] {
  return selfTestRows(report).map((row) => {
    const { check, alive, counted, why, n, falseFail, pass, power, flip, nToConclude } = row;
    if (!alive) return `${check}: dead: ${why ?? 'no reason was given'}`;
    if (counted) return `${check}: alive; it counts, and cannot err by chance`;
    const chances = [
      ...(falseFail === null ? [] : [`fails a good model in ${percent(falseFail)}`]),
      ...(pass === null ? [] : [`passes it in ${percent(pass)}`]),
      ...(power === null ? [] : [`fails a bad one in ${percent(power)}`]),
      ...(flip === null ? [] : [`says otherwise of other rows in ${percent(flip)}`]),
      ...(nToConclude === null
        ? []
        : [`${rowsToConcludeInFigures(nToConclude)} rows tell good from bad`]),
    ].join(', ');
    const controls = n === undefined ? '' : `, with controls of ${inFigures(n)} rows`;
    return `${check}: alive${controls}${chances === '' ? '' : `; on rows like these ${chances}`}`;
  });
}

const COLUMNS = [
  'Can this gate fail?',
  'Alive',
  'Fails a good model',
  'Passes it',
  'Fails a bad one',
  'Says otherwise of other rows',
  'Rows that tell good from bad',
];

/**
 * A self-test as GitHub-flavoured Markdown, for `$GITHUB_STEP_SUMMARY`: a table with a line per check.
 * @example
 * selfTestSummary(selfTestGate(policy)).split('\n')[0]; // Returns: '## The gate passes its self-test'
 */
export function selfTestSummary(report: SelfTestReport): string {
  const cells = ({ check, alive, why, ...row }: SelfTestRow): string[] => [
    markdownText(check),
    alive ? 'yes' : `no: ${markdownText(why ?? '')}`,
    ...[row.falseFail, row.pass, row.power, row.flip].map((one) =>
      one === null ? '' : percent(one),
    ),
    row.nToConclude === null ? '' : rowsToConcludeInFigures(row.nToConclude),
  ];
  const line = (all: readonly string[]): string => `| ${all.join(' | ')} |`;
  return [
    `## The gate ${report.ok ? 'passes' : 'does not pass'} its self-test`,
    '',
    line(COLUMNS),
    line(COLUMNS.map(() => '---')),
    ...selfTestRows(report).map((row) => line(cells(row))),
    '',
  ].join('\n');
}

function percent(share: number): string {
  const hundredths = 100 * share;
  if (hundredths > 0 && hundredths < 0.5) return '< 1 %';
  if (hundredths < 100 && hundredths > 99.5) return '> 99 %';
  return `${Math.round(hundredths)} %`;
}
