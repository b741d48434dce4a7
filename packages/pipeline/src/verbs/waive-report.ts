import { digest, systemClock } from '@codexhub/common-config/kernel';
import {
  type GateReport,
  signWaiver,
  type Waiver,
  waiverProblem,
} from '@codexhub/common-config/records';
import { PipelineError } from '../errors.ts';
import type { Project } from '../project/load-project.ts';
import { readText } from '../project/read-json.ts';
import { readGateReport } from '../project/read-record.ts';
import type { VerbOptions } from './open-project-registry.ts';
import { requireOwnPolicy } from './require-own-policy.ts';

export interface WaiveReportOptions extends Pick<VerbOptions, 'clock'> {
  /** Path of a gate report file. */
  readonly report: string;
  readonly alias: string;
  /** The checks that it opens, which must be red in the report. */
  readonly checks: readonly string[];
  readonly reason: string;
  readonly approver: string;
  /** Path of the approver's Ed25519 private key in PEM. */
  readonly keyFile: string;
  /** From then on it opens nothing. */
  readonly expires: Date;
}

/**
 * Signs a waiver: an exception for one report, alias and list of checks, with a reason and an end. It is
 * a file and changes nothing: `promoteModel` takes it.
 *
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`, `PIPELINE_JSON_INVALID`, `PIPELINE_POLICY_DIFFERS` where
 * the report was made under another policy, `PIPELINE_REFERENCE_UNKNOWN` for a check that is not red in the report, `PIPELINE_WAIVER_REFUSED` where it would open nothing: by
 * the author, by somebody whom the policy does not trust with this key, or expired already; KernelError
 * `KERNEL_KEY_INVALID`.
 */
export async function waiveReport(
  { policy }: Pick<Project, 'policy'>,
  options: WaiveReportOptions,
): Promise<Waiver> {
  const report = await readGateReport(options.report);
  requireOwnPolicy('waive', report, policy);
  requireRed(report, options.checks);
  const { alias, checks, reason, approver, keyFile, expires, clock = systemClock } = options;
  const now = clock.now();
  const own = digest(report);
  const waiver = signWaiver({
    report: own,
    alias,
    checks: [...new Set(checks)],
    reason: reason.trim(),
    approver,
    privateKey: await readText(keyFile, 'key'),
    at: now,
    expires,
  });
  const signed = { report: own, author: report.subject.author, alias, policy, now };
  const problem = waiverProblem(waiver, signed);
  if (problem === undefined) return waiver;
  throw new PipelineError('PIPELINE_WAIVER_REFUSED', {
    message: `waive: a waiver must count when it is signed; ${problem}; have it signed by somebody whom the policy trusts, other than the author, with an end that is yet to come`,
    details: { alias, checks: [...checks], problem },
  });
}

// What passes needs no waiver, and one for a check that is not there would look like more than it is.
function requireRed({ checks }: GateReport, named: readonly string[]): void {
  const red = checks
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn')
    .map(({ requirement }) => requirement.id);
  const unknown = named.filter((check) => !red.includes(check));
  if (unknown.length === 0 && named.length > 0) return;
  throw new PipelineError('PIPELINE_REFERENCE_UNKNOWN', {
    message: `waive: --checks must name checks that are red in this report (${red.join(', ') || 'none'}); received ${unknown.join(', ') || 'none'}; name one of these`,
    details: { checks: unknown, known: red },
  });
}
