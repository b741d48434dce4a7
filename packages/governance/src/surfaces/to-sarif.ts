import { digest } from '@codexhub/common-config/kernel';
import type { GateReport, Policy, Requirement } from '@codexhub/common-config/records';
import { limitInFigures } from '../gates/words/requirement-in-figures.ts';
import { legible } from './legible.ts';
import { type CheckReading, type ReportReading, readReports } from './read-report.ts';
import type { SarifLevel, SarifLog, SarifResult, SarifRule, SarifRun } from './sarif-log.ts';

/** Where in the repository the checks are written: paths from its root, with "/". */
export interface SarifFiles {
  /** Checks of metrics. Default: `config/metrics.yaml`. */
  readonly metrics?: string | undefined;
  /** Checks of fairness and of everything else. Default: `config/governance.yaml`. */
  readonly governance?: string | undefined;
}

export interface SarifOptions {
  /** The policy that the reports must answer: with it, a check that is missing is an error. */
  readonly policy?: Policy | undefined;
  readonly files?: SarifFiles | undefined;
}

/** What is wrong with a report itself, and with no check of it. */
const REPORT_RULE = 'codexhub.gate_report';

/**
 * Gate reports as SARIF 2.1.0: a run per report, a rule per check, a result per check that does not
 * pass or only warns. What passes has a rule and no result: an alert for a pass would be one to close.
 *
 * | outcome | level |
 * | --- | --- |
 * | `fail`, `not_measured` | `error`; `warning` where the check is not enforced |
 * | `insufficient_data` | `error`; `warning` where it is not enforced, or left to review |
 * | `warn` | `note` |
 * | a row that its numbers contradict, a check that is missing, a report without checks | `error` |
 *
 * A result stands at line 1 of the file in which its check is written. GitHub shows only what has a
 * place, and wants a category of its own for each run: `automationDetails.id` is one.
 *
 * @throws GovernanceError `GOVERNANCE_REPORT_INVALID` where something is no gate report.
 * @example
 * JSON.parse(toSarif(report)).version; // Returns: '2.1.0'
 */
export function toSarif(
  reports: GateReport | readonly GateReport[],
  { policy, files = {} }: SarifOptions = {},
): string {
  const log: SarifLog = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: readReports(reports, policy).map((reading) => runOf(reading, files)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(reading: ReportReading, files: SarifFiles): SarifRun {
  const { checks, faults, report, notices } = reading;
  const { name, candidate } = report.subject.model;
  const ids = [...new Set(checks.map(({ row }) => row.requirement.id))];
  const rules = ids.map((id) =>
    ruleOf(checks.find(({ row }) => row.requirement.id === id) as CheckReading),
  );
  const at = (
    ruleId: string,
    path: string,
  ): Omit<SarifResult, 'level' | 'message' | 'properties'> => ({
    ruleId,
    ruleIndex: ids.includes(ruleId) ? ids.indexOf(ruleId) : ids.length,
    kind: 'fail',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: { startLine: 1 },
        },
      },
    ],
    partialFingerprints: {
      'codexhubCheck/v1': digest([legible(name), legible(candidate), ruleId]),
    },
  });
  const results = checks.flatMap((check): SarifResult[] => {
    const level = levelOf(check);
    if (level === undefined) return [];
    const { row, line } = check;
    return [
      {
        ...at(row.requirement.id, fileOf(row.requirement, files)),
        level,
        message: { text: messageOf([line, ...check.faults].join('; ')) },
        properties: {
          outcome: check.faults.length > 0 ? 'report_inconsistent' : row.outcome,
          reason: row.reason,
        },
      },
    ];
  });
  const broken = faults.map(
    ({ check, message }): SarifResult => ({
      ...at(REPORT_RULE, files.governance ?? GOVERNANCE),
      level: 'error',
      message: { text: messageOf(message) },
      partialFingerprints: {
        'codexhubCheck/v1': digest([legible(name), legible(candidate), check ?? REPORT_RULE]),
      },
      properties: { outcome: 'report_inconsistent', reason: 'report_inconsistent' },
    }),
  );
  return {
    tool: {
      driver: {
        name: 'CodexHUB',
        informationUri: 'https://github.com/codexhub/codexhub',
        rules: broken.length === 0 ? rules : [...rules, reportRule],
      },
    },
    automationDetails: {
      id: `codexhub/${encodeURIComponent(legible(name))}/${encodeURIComponent(legible(candidate))}/`,
    },
    columnKind: 'utf16CodeUnits',
    results: [...results, ...broken],
    properties: {
      report: reading.digest,
      policy: report.policy,
      evidence: report.evidence,
      passes: reading.passes,
      ...(notices.length === 0 ? {} : { notices: notices.join('\n') }),
    },
  };
}

const METRICS = 'config/metrics.yaml';
const GOVERNANCE = 'config/governance.yaml';

function fileOf({ kind }: Requirement, { metrics, governance }: SarifFiles): string {
  return kind === 'metric' ? (metrics ?? METRICS) : (governance ?? GOVERNANCE);
}

const reportRule: SarifRule = {
  id: REPORT_RULE,
  shortDescription: { text: 'the gate report answers its policy' },
  fullDescription: {
    text: 'Every check of the policy is there once, and every word is that of its numbers.',
  },
  defaultConfiguration: { level: 'error' },
  properties: { tags: ['codexhub', 'report'], enforce: true },
};

function ruleOf({ row: { requirement } }: CheckReading): SarifRule {
  const { id, metric, definition, attribute, change, estimand, kind, enforce, reason } =
    requirement;
  const of = attribute === undefined ? '' : ` by ${attribute}`;
  const what = change === undefined ? metric : `${change} change of ${metric}`;
  const short = `${what}${of}, ${limitInFigures(requirement)}`;
  return {
    id,
    shortDescription: { text: messageOf(short) },
    fullDescription: { text: messageOf(`${short} (${definition}, of the ${estimand}): ${reason}`) },
    defaultConfiguration: { level: enforce ? 'error' : 'warning' },
    properties: { tags: ['codexhub', kind], enforce },
  };
}

function levelOf({ row, faults }: CheckReading): SarifLevel | undefined {
  if (faults.length > 0) return 'error';
  const { enforce, onInsufficientData } = row.requirement;
  switch (row.outcome) {
    case 'pass':
      return undefined;
    case 'warn':
      return 'note';
    case 'insufficient_data':
      return enforce && onInsufficientData === 'block' ? 'error' : 'warning';
    case 'fail':
    case 'not_measured':
      return enforce ? 'error' : 'warning';
  }
}

/** Text that holds no placeholder ("{0}") and no embedded link ("[text](target)"): §3.11.5 and 6. */
function messageOf(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}

/** A path from the root of the repository as a relative reference. */
function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
