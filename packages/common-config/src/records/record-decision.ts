import { canonicalJson, type Digest, digest } from '../kernel/index.ts';
import type { Approval } from './approval.ts';
import { approvalProblem } from './approval-problem.ts';
import type { DecisionRecord, Unjudged } from './decision-record.ts';
import type { Accounting, GateReport } from './gate-report.ts';
import type { Policy } from './policy.ts';
import type { SignedFor } from './signed-for.ts';
import type { Waiver } from './waiver.ts';
import { waiverProblem } from './waiver-problem.ts';

/** What a decision record is made of. */
export interface DecisionToRecord {
  readonly report: GateReport;
  readonly policy: Policy;
  readonly alias: string;
  /** All that there are: the record keeps those that count. */
  readonly approvals: readonly Approval[];
  readonly waivers?: readonly Waiver[];
  /** Who moves the alias. */
  readonly actor: string;
  readonly at: Date;
  /** The digest of the decision before this one on the same model; null for the first. */
  readonly previous: Digest | null;
}

/**
 * The record of a decision: a pure function of report, policy and what people did, so that its summary
 * cannot disagree with the report. Approvals and waivers that do not count are left out: a stranger's
 * signature in a record would look like more than it is. It does not ask whether the gate is open:
 * `isOpen` does, before.
 *
 * @throws KernelError `KERNEL_VALUE_INVALID` where report or policy have no canonical JSON.
 * @example
 * const record = decisionRecord({
 *   report, policy, alias: 'champion', approvals, actor: 'ada', at: clock.now(), previous: null,
 * });
 * record.checks.length === report.checks.length; // Returns: true
 */
export function decisionRecord(decision: DecisionToRecord): DecisionRecord {
  const { report, policy, alias, approvals, waivers = [], actor, at, previous } = decision;
  const signed: SignedFor = {
    report: digest(report),
    author: report.subject.author,
    policy,
    now: at,
  };
  const answered = new Set(report.checks.map(({ requirement }) => requirement.id));
  return {
    schemaVersion: 2,
    type: 'codexhub.decision',
    alias,
    report: signed.report,
    evidence: report.evidence,
    policy: digest(policy),
    subject: report.subject,
    multiplicity: report.multiplicity,
    checks: report.checks,
    unjudged: report.accounting.map(unjudgedOf),
    missing: policy.checks.map(({ id }) => id).filter((id) => !answered.has(id)),
    approvals: approvals
      .filter((approval) => approvalProblem(approval, signed) === undefined)
      .toSorted(byApprover),
    waivers: waivers
      .filter((waiver) => waiverProblem(waiver, { ...signed, alias }) === undefined)
      .toSorted(byApprover),
    actor,
    at: at.toISOString(),
    previous,
  };
}

function unjudgedOf({ attribute, estimand, groups, unknown, total }: Accounting): Unjudged {
  const of = (wanted: (typeof groups)[number]['treatment']): typeof groups =>
    groups.filter(({ treatment }) => treatment === wanted);
  return {
    attribute,
    estimand,
    judged: of('judged').reduce((sum, { n }) => sum + n, 0),
    belowMinimum: of('below_minimum').map(({ group, n }) => ({ group, n })),
    excluded: of('excluded').map(({ group, n, justification = '' }) => ({
      group,
      n,
      justification,
    })),
    unknown,
    total,
  };
}

// The order in which signatures came in says nothing: the same decision gives the same record.
function byApprover(
  one: { readonly approver: string },
  other: { readonly approver: string },
): number {
  const [a, b] = [one, other].map((said) => `${said.approver}\0${canonicalJson(said)}`);
  return a! < b! ? -1 : Number(a! > b!);
}
