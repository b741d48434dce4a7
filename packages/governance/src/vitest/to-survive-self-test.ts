import type { Policy } from '@codexhub/common-config/records';
import { explainSelfTest } from '../gates/self-test/explain-self-test.ts';
import { selfTestGate } from '../gates/self-test/self-test-gate.ts';
import { requirePolicy } from './require-policy.ts';
import type { MatcherAnswer } from './to-pass-gate.ts';

/**
 * Whether the gate can pass and can fail on every check of a policy: `selfTestGate`.
 *
 * @throws GovernanceError `GOVERNANCE_REPORT_INVALID` where it is no policy, with `not` too
 * @example
 * expect(policy).toSurviveSelfTest();
 */
export function toSurviveSelfTest(received: Policy): MatcherAnswer {
  requirePolicy('toSurviveSelfTest', received);
  const report = selfTestGate(received);
  const dead = report.checks.filter(({ alive }) => !alive).length;
  return {
    pass: report.ok,
    message: () =>
      [
        report.ok
          ? `expected the gate not to survive its self-test; all ${report.checks.length} checks are alive`
          : `expected the gate to survive its self-test; ${dead} of ${report.checks.length} checks are dead`,
        ...explainSelfTest(report),
      ].join('\n  '),
  };
}
