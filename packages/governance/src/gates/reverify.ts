import { CodexHubError } from '@codexhub/common-config/kernel';
import type { Evidence, GateReport, Policy } from '@codexhub/common-config/records';
import { sameValue } from '../internal/same-value.ts';
import { evaluateGate } from './evaluate-gate.ts';

/**
 * Makes a report anew from its evidence and policy, and says where the two differ. A report is worth
 * no more than this: the registry asks it before a protected alias moves.
 *
 * @returns the problems, each a sentence; empty where the report is exactly what the evidence gives.
 * @example
 * reverify(evaluateGate(evidence, policy), evidence, policy); // Returns: []
 */
export function reverify(
  report: GateReport,
  evidence: Evidence,
  policy: Policy,
): readonly string[] {
  let truth: GateReport;
  try {
    truth = evaluateGate(evidence, policy);
  } catch (cause) {
    const why = CodexHubError.isInstance(cause) ? cause.message : 'it is no evidence or no policy';
    return [`the report cannot be made anew: ${why}`];
  }
  const problems: string[] = [];
  if (report.policy !== truth.policy) problems.push('the report was made under another policy');
  if (report.evidence !== truth.evidence) problems.push('the report was made of other evidence');
  for (const row of truth.checks) {
    const { id } = row.requirement;
    const claimed = report.checks.find(({ requirement }) => requirement.id === id);
    if (!claimed) problems.push(`${id}: absent from the report`);
    else if (!sameValue(claimed, row)) {
      problems.push(
        `${id}: the report says "${claimed.outcome}", the evidence "${row.outcome}"${claimed.outcome === row.outcome ? ' with other numbers' : ''}`,
      );
    }
  }
  for (const part of ['subject', 'candidates', 'observations', 'accounting'] as const) {
    if (!sameValue(report[part], truth[part]))
      problems.push(`${part}: not what the evidence gives`);
  }
  if (problems.length === 0 && !sameValue(report, truth)) {
    problems.push('the report holds something that the evidence does not give');
  }
  return problems;
}
