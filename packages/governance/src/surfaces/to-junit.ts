import type { GateReport, Policy } from '@codexhub/common-config/records';
import { type CheckReading, type ReportReading, readReports } from './read-report.ts';
import { escapeXml, xmlAttributes } from './xml.ts';

export interface JUnitOptions {
  /** The policy that the reports must answer: with it, a check that is missing is an error. */
  readonly policy?: Policy | undefined;
}

/** How a test case ended; without a kind it passed. */
interface Ending {
  readonly kind?: 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
}

/**
 * Gate reports as JUnit XML, as GitHub, GitLab and Jenkins read it: a suite per report, a test case
 * per check, in the report's order. It holds no time: nothing here has a clock.
 *
 * | outcome | test case |
 * | --- | --- |
 * | `pass` | passed |
 * | `warn` | passed, the line in `system-out` |
 * | `fail` | `failure` |
 * | `insufficient_data` | `error`; `skipped` where the policy leaves it to review |
 * | `not_measured` | `error` |
 * | a row that its numbers contradict, a check that is missing, a report without checks | `error` |
 *
 * `enforce: false` changes no verdict, and so no ending; the line says it.
 *
 * @throws GovernanceError `GOVERNANCE_REPORT_INVALID` where something is no gate report.
 * @example
 * toJUnit(report, { policy }).includes('<failure '); // Returns: true
 */
export function toJUnit(
  reports: GateReport | readonly GateReport[],
  { policy }: JUnitOptions = {},
): string {
  const suites = readReports(reports, policy).map((reading) => ({
    reading,
    cases: casesOf(reading),
  }));
  // Jenkins' schema knows no "skipped" here, only on each suite.
  const { skipped: _, ...totals } = countsOf(suites.flatMap(({ cases }) => cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: 'codexhub gates', ...totals })}>`,
    ...suites.flatMap(({ reading, cases }) => suiteLines(reading, cases)),
    '</testsuites>',
    '',
  ].join('\n');
}

type Case = readonly [name: string, ending: Ending];

function casesOf({ checks, faults }: ReportReading): readonly Case[] {
  return [
    ...checks.map((check): Case => [check.row.requirement.id, endingOf(check)]),
    ...faults.map(({ check, message }): Case => {
      return [check ?? 'gate report', { kind: 'error', type: 'report_inconsistent', message }];
    }),
  ];
}

function endingOf({ row, line, faults }: CheckReading): Ending {
  if (faults.length > 0) {
    const message = `${line}; ${faults.join('; ')}`;
    return { kind: 'error', type: 'report_inconsistent', message };
  }
  const ending = { type: row.outcome, message: line };
  switch (row.outcome) {
    case 'pass':
    case 'warn':
      return ending;
    case 'fail':
      return { ...ending, kind: 'failure' };
    case 'insufficient_data':
      return {
        ...ending,
        kind: row.requirement.onInsufficientData === 'review' ? 'skipped' : 'error',
      };
    case 'not_measured':
      return { ...ending, kind: 'error' };
  }
}

function suiteLines(
  { name, digest, report, notices }: ReportReading,
  cases: readonly Case[],
): string[] {
  const properties = {
    'codexhub.report': digest,
    'codexhub.policy': report.policy,
    'codexhub.evidence': report.evidence,
    'codexhub.model': report.subject.model.digest,
    'codexhub.data': report.subject.data,
  };
  return [
    `  <testsuite${xmlAttributes({ name, ...countsOf(cases) })}>`,
    '    <properties>',
    ...Object.entries(properties).map(
      ([key, value]) => `      <property${xmlAttributes({ name: key, value })}/>`,
    ),
    '    </properties>',
    ...cases.flatMap((one) => caseLines(name, one)),
    ...(notices.length === 0
      ? []
      : [`    <system-out>${escapeXml(notices.join('\n'))}</system-out>`]),
    '  </testsuite>',
  ];
}

function caseLines(suite: string, [name, { kind, type, message }]: Case): readonly string[] {
  const open = `    <testcase${xmlAttributes({ classname: suite, name })}`;
  if (kind === undefined && type === 'pass') return [`${open}/>`];
  const inside =
    kind === undefined
      ? `<system-out>${escapeXml(message)}</system-out>`
      : kind === 'skipped'
        ? `<skipped${xmlAttributes({ message })}/>`
        : `<${kind}${xmlAttributes({ type, message })}>${escapeXml(message)}</${kind}>`;
  return [`${open}>`, `      ${inside}`, '    </testcase>'];
}

function countsOf(
  cases: readonly Case[],
): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const of = (kind: Ending['kind']): number =>
    cases.filter(([, ending]) => ending.kind === kind).length;
  return {
    tests: cases.length,
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped'),
  };
}
