import type { Policy } from '@codexhub/common-config/records';
import { assertSelfTest, type SelfTestReport, selfTestGate } from '@codexhub/governance';

/**
 * Has the gate answer its controls before it judges anybody.
 * @throws GovernanceError `GOVERNANCE_GATE_DEAD` where a check cannot be relied on.
 */
export function testGate(policy: Policy): SelfTestReport {
  const report = selfTestGate(policy);
  assertSelfTest(report);
  return report;
}
