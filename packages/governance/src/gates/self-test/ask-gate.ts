import type { Evidence, GateReport, Policy } from '@codexhub/common-config/records';
import type { ControlAnswer } from './self-test-report.ts';

/** A gate: `evaluateGate`, or one that is tested in its place. */
export type EvaluateGate = (evidence: Evidence, policy: Policy) => GateReport;

/** What a gate says of every check, asked of one evidence. */
export type GateAnswers = (check: string) => ControlAnswer;

/** Asks a gate, and takes an error for its refusal: what throws opens nothing. */
export function askGate(evaluate: EvaluateGate, evidence: Evidence, policy: Policy): GateAnswers {
  let report: GateReport;
  try {
    report = evaluate(evidence, policy);
  } catch {
    return () => 'refused';
  }
  return (id) => {
    const rows = report.checks.filter(({ requirement }) => requirement.id === id);
    // Two rows of one check: whoever reads the first would not see the other.
    return rows.length === 1 ? rows[0]!.outcome : 'no_row';
  };
}
