import { digest, systemClock } from '@codexhub/common-config/kernel';
import { type Approval, gateReportSchema, signApproval } from '@codexhub/common-config/records';
import type { VersionId } from '@codexhub/registry';
import { PipelineError } from '../errors.ts';
import type { Project } from '../project/load-project.ts';
import { readJson, readText } from '../project/read-json.ts';
import { openProjectRegistry, type VerbOptions } from './open-project-registry.ts';

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
}

/**
 * Signs the digest of a gate report and stores the signature with the versions that it speaks of.
 *
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`, `PIPELINE_JSON_INVALID`; KernelError
 * `KERNEL_KEY_INVALID`; RegistryError where the report is unknown, the approver is not trusted or is
 * the author.
 */
export async function approveReport(
  project: Project,
  options: ApproveReportOptions,
): Promise<ApprovedReport> {
  const parsed = gateReportSchema.safeParse(await readJson(options.report, 'gate report'));
  if (!parsed.success) {
    throw new PipelineError('PIPELINE_JSON_INVALID', {
      message: `gate report: "${options.report}" must be a gate report as "codexhub run" writes it; "${parsed.error.issues[0]?.path.join('.')}" does not fit; name another file`,
      details: { path: options.report },
    });
  }
  const report = digest(parsed.data);
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
  return { approval, versions };
}
