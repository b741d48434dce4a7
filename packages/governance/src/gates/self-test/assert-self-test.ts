import { GovernanceError } from '../../errors.ts';
import type { SelfTestReport } from './self-test-report.ts';

/**
 * Throws a dead gate: one with a check that cannot pass, cannot fail, or passes what was not measured.
 *
 * @throws GovernanceError `GOVERNANCE_GATE_DEAD` with each dead check and why in `details.dead`.
 * @example
 * assertSelfTest(selfTestGate(policy)); // Returns: undefined
 */
export function assertSelfTest(report: SelfTestReport): void {
  const dead = report.checks.filter(({ alive }) => alive !== true);
  if (report.ok === true && dead.length === 0 && report.checks.length > 0) return;
  const whys =
    report.checks.length === 0
      ? ['the policy has no checks']
      : dead.map(({ check, why }) => `${check}: ${why ?? 'no reason was given'}`);
  throw new GovernanceError('GOVERNANCE_GATE_DEAD', {
    message: `gate: every check must pass its good control and fail its bad one; ${dead.length} of ${report.checks.length} cannot be relied on: ${whys.join('; ')}; correct the limits of these checks in metrics.yaml or governance.yaml, or the gate that judges them`,
    details: { dead: dead.map(({ check, why }) => ({ check, why: why ?? '' })) },
  });
}
