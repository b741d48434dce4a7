import { chanceInFigures } from '../gates/self-test/chance-in-figures.ts';
import type { SelfTestReport } from '../gates/self-test/self-test-report.ts';
import { type SelfTestRow, selfTestRows } from '../gates/self-test/self-test-rows.ts';
import { rowsToConcludeInFigures } from '../gates/words/requirement-in-figures.ts';
import { markdownText } from './markdown-text.ts';

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
      one === null ? '' : chanceInFigures(one),
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
