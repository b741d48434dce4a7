import { join } from 'node:path';
import { canonicalJson } from '@codexhub/common-config/kernel';
import type { Approval, GateDecision } from '@codexhub/common-config/records';
import { type SelfTestReport, selfTestRows, tellReport } from '@codexhub/governance';
import { type ReportLineage, renderReport } from '@codexhub/report';
import type { Project } from '../project/load-project.ts';
import { writeWhole } from '../project/output-folder.ts';
import type { CandidateResult } from './run-result.ts';

/** The gate report of a candidate as a file. */
export function reportPath(out: string, candidate: string): string {
  return join(out, 'reports', `${candidate}.gate-report.json`);
}

/** What the gate said of its own controls, as a file. */
export function selfTestPath(out: string): string {
  return join(out, 'reports', 'self-test.json');
}

/** The page that people read. */
export function pagePath(out: string): string {
  return join(out, 'reports', 'report.html');
}

export interface ReportsToWrite {
  readonly project: Project;
  readonly out: string;
  readonly candidates: readonly (Omit<CandidateResult, 'decision'> & {
    readonly decision: GateDecision;
    readonly approvals?: readonly Approval[];
  })[];
  /** What the gate said of its own controls; where absent, neither file nor page says. */
  readonly selfTest?: SelfTestReport;
  readonly lineage?: ReportLineage;
  readonly notices?: readonly string[];
  readonly generatedAt?: string;
}

/** Writes every gate report and the one page about all of them. */
export async function writeReports(options: ReportsToWrite): Promise<void> {
  const { project, out, candidates, selfTest, lineage, notices, generatedAt } = options;
  for (const { candidate, report } of candidates) {
    await writeWhole(reportPath(out, candidate), canonicalJson(report));
  }
  if (selfTest) await writeWhole(selfTestPath(out), canonicalJson(selfTest));
  const page = renderReport({
    title: `${project.contract.name}: gate report`,
    target: project.contract.target,
    candidates: candidates.map((one) => ({
      ...one,
      name: one.candidate,
      // The page leaves the house; the reports beside it are for those who sign.
      told: tellReport(one.report, project.policy.privacy?.minimumCell ?? 1),
    })),
    ...(selfTest ? { selfTest: { checks: selfTestRows(selfTest) } } : {}),
    lineage,
    notices,
    generatedAt,
  });
  await writeWhole(pagePath(out), page);
}
