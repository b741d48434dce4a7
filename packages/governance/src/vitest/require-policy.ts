import { type Policy, policySchema } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';

/**
 * What a matcher is told about must be a policy: a test about nothing must not be green.
 * @throws GovernanceError `GOVERNANCE_REPORT_INVALID`
 */
export function requirePolicy(matcher: string, policy: Policy): void {
  if (policySchema.safeParse(policy).success) return;
  throw new GovernanceError('GOVERNANCE_REPORT_INVALID', {
    message: `${matcher}: needs a policy as compilePolicy gives it; received something else; write compilePolicy({ metrics, governance, contract }).policy`,
    details: {},
  });
}
