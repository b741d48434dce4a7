import { digest } from '@codexhub/common-config/kernel';
import type { Policy } from '@codexhub/common-config/records';
import { assertSelfTest, type SelfTestReport, selfTestGate } from '@codexhub/governance';

// A policy says the same whenever it is asked: who runs and then promotes asks twice.
let last: SelfTestReport | undefined;

/**
 * Has the gate answer its controls before it judges anybody.
 * @throws GovernanceError `GOVERNANCE_GATE_DEAD` where a check cannot be relied on.
 */
export function testGate(policy: Policy): SelfTestReport {
  if (last?.policy !== digest(policy)) last = selfTestGate(policy);
  assertSelfTest(last);
  return last;
}
