import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { CheckRow, Outcome } from '@codexhub/common-config/records';
import { explainCheck, explainGate } from '@codexhub/governance';
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
  /** What else a reader must know. */
  readonly notices: readonly string[];
}

/**
 * What keeps the gate of a report closed, with the place where each check is written.
 *
 * @param options.of a candidate of the last run, or the path of a gate report (`….json`, or with a `/`).
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`, `PIPELINE_JSON_INVALID`
 */
export async function explainReport(
  project: Project,
  { of, out }: Pick<VerbOptions, 'out'> & { readonly of: string },
): Promise<ExplainedReport> {
  const isPath = /[/\\]|\.json$/.test(of);
  const folder = outputFolder(project.contract.name, out);
  const report = await readGateReport(isPath ? of : reportPath(folder, of));
  const red = report.checks.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn');
  return {
    report: digest(report),
    candidate: report.subject.model.candidate,
    checks: red.map((row) => ({
      check: row.requirement.id,
      outcome: row.outcome,
      line: explainCheck(row),
      place: placeOf(project, row),
    })),
    notices: [
      ...explainGate({ ...report, checks: [] }),
      ...(report.policy === digest(project.policy)
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
