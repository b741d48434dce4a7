import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { CheckRow, Outcome } from '@codexhub/common-config/records';
import { readReport } from '@codexhub/governance';
import type { Project } from '../project/load-project.ts';
import { outputFolder } from '../project/output-folder.ts';
import { readGateReport } from '../project/read-record.ts';
import { reportPath } from '../run/write-reports.ts';
import type { VerbOptions } from './open-project-registry.ts';

/** A check that does not open the gate by itself. */
export interface ExplainedCheck {
  readonly check: string;
  readonly outcome: Outcome;
  readonly line: string;
  /** `file:line:column` of the check in the configuration; null where it is not written there. */
  readonly place: string | null;
}

export interface ExplainedReport {
  readonly report: Digest;
  readonly candidate: string;
  readonly checks: readonly ExplainedCheck[];
  /** What is wrong with the report itself, such as a check of the policy that it does not answer. */
  readonly faults: readonly string[];
  /** What else a reader must know. */
  readonly notices: readonly string[];
}

/**
 * What keeps the gate of a report closed, with the place where each check is written. No word of the file
 * is trusted: outcomes are decided anew from the numbers. Small counts are not told.
 *
 * @param options.of a candidate of the last run, or the path of a gate report (`….json`, or with a `/`).
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`, `PIPELINE_JSON_INVALID`; GovernanceError
 * `GOVERNANCE_REPORT_INVALID`
 */
export async function explainReport(
  project: Project,
  { of, out }: Pick<VerbOptions, 'out'> & { readonly of: string },
): Promise<ExplainedReport> {
  const isPath = /[/\\]|\.json$/.test(of);
  const folder = outputFolder(project.contract.name, out);
  const report = await readGateReport(isPath ? of : reportPath(folder, of));
  const { policy } = project;
  const isOfThisPolicy = report.policy === digest(policy);
  const reading = readReport(
    report,
    isOfThisPolicy ? policy : undefined,
    policy.privacy?.minimumCell,
  );
  return {
    report: reading.digest,
    candidate: report.subject.model.candidate,
    checks: reading.checks
      .filter(({ passes }) => !passes)
      .map(({ row, line, faults }) => ({
        check: row.requirement.id,
        outcome: row.outcome,
        line: [line, ...faults].join('; '),
        place: placeOf(project, row),
      })),
    faults: reading.faults.map(({ message }) => message),
    notices: [
      ...reading.notices,
      ...(isOfThisPolicy
        ? []
        : ['the report was made under another policy than that of this configuration']),
    ],
  };
}

/** Where the last layer that gives the check has written it. */
function placeOf({ loaded, places }: Project, { requirement }: CheckRow): string | null {
  const path = places.get(requirement.id);
  if (!path || path.length < 2) return null;
  const giver = loaded.explain([...path]).layers.find(({ wins }) => wins);
  return giver && giver.line > 0 ? `${giver.file}:${giver.line}:${giver.column}` : null;
}
