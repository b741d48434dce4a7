import { digest, systemClock } from '@codexhub/common-config/kernel';
import { type Approval, type GateReport, signApproval } from '@codexhub/common-config/records';
import type { VersionId } from '@codexhub/registry';
import { PipelineError } from '../errors.ts';
import type { Project } from '../project/load-project.ts';
import { readText } from '../project/read-json.ts';
import { readGateReport } from '../project/read-record.ts';
import { checksToReview } from '../run/awaits-only-approval.ts';
import { openProjectRegistry, type VerbOptions } from './open-project-registry.ts';
import { requireOwnPolicy } from './require-own-policy.ts';

export interface ApproveReportOptions extends VerbOptions {
  /** Path of a gate report file. */
  readonly report: string;
  readonly approver: string;
  /** Path of the approver's Ed25519 private key in PEM. */
  readonly keyFile: string;
  /** Checks that the approver opens by name, where the policy leaves them to review. */
  readonly checks?: readonly string[];
}

export interface ApprovedReport {
  readonly approval: Approval;
  readonly versions: readonly VersionId[];
  /** Checks left to review that the approval does not name: it does not open them. */
  readonly unnamed: readonly string[];
}

/**
 * Signs the digest of a gate report and stores the signature with the versions that it speaks of.
 *
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`, `PIPELINE_JSON_INVALID`,
 * `PIPELINE_POLICY_DIFFERS` where the report was made under another policy,
 * `PIPELINE_REFERENCE_UNKNOWN` for a check that the report does not leave to review; KernelError
 * `KERNEL_KEY_INVALID`; RegistryError where the report is unknown, the approver is not trusted or is
 * the author.
 */
export async function approveReport(
  project: Project,
  options: ApproveReportOptions,
): Promise<ApprovedReport> {
  const judged = await readGateReport(options.report);
  requireOwnPolicy('approve', judged, project.policy);
  assertChecksKnown(judged, options);
  const report = digest(judged);
  const approval = signApproval({
    report,
    approver: options.approver,
    privateKey: await readText(options.keyFile, 'key'),
    at: (options.clock ?? systemClock).now(),
    ...(options.checks ? { checks: options.checks } : {}),
  });
  const versions = await openProjectRegistry(project, options).approve({
    report,
    approval,
    policy: project.policy,
  });
  const unnamed = checksToReview(judged).filter((check) => !approval.checks.includes(check));
  return { approval, versions, unnamed };
}

// An approval that names a check which is not up for review would look like more than it is.
function assertChecksKnown(report: GateReport, { checks = [] }: ApproveReportOptions): void {
  const known = checksToReview(report);
  const unknown = checks.filter((check) => !known.includes(check));
  if (unknown.length === 0) return;
  throw new PipelineError('PIPELINE_REFERENCE_UNKNOWN', {
    message: `approve: --check must name checks that this report leaves to review (${known.join(', ') || 'none'}); received ${unknown.join(', ')}; leave it out or name one of these`,
    details: { checks: unknown, known: [...known] },
  });
}
