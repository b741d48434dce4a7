import { digest } from '@codexhub/common-config/kernel';
import type { GateReport, Policy } from '@codexhub/common-config/records';
import { PipelineError } from '../errors.ts';

/**
 * Refuses a report that was made under another policy: the gate asks for a report under its own, so a
 * signature on this one would count for nothing and look like more.
 * @throws PipelineError `PIPELINE_POLICY_DIFFERS`
 */
export function requireOwnPolicy(verb: string, report: GateReport, policy: Policy): void {
  const own = digest(policy);
  if (report.policy === own) return;
  throw new PipelineError('PIPELINE_POLICY_DIFFERS', {
    message: `${verb}: the report must be made under the policy of this configuration, ${own}; it was made under ${report.policy}, and no signature on it would count; run again, or name the configuration with --config and --environment`,
    details: { policy: own, received: report.policy },
  });
}
