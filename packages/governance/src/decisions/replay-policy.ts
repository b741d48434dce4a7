import { type Digest, digest } from '@codexhub/common-config/kernel';
import {
  approvalProblem,
  type CheckRow,
  type DecisionRecord,
  decideCheck,
  type Evidence,
  outcomes,
  type Policy,
  undefinedValue,
} from '@codexhub/common-config/records';
import { evaluateGate } from '../gates/evaluate-gate.ts';
import { explainCheck } from '../gates/words/explain.ts';
import { type Tellable, tellable } from '../small-counts/tellable.ts';
import { unanswerable } from './unanswerable.ts';

/** A decision that was made, and what was measured for it; undefined where that is no longer stored. */
export interface DecisionToReplay {
  readonly record: DecisionRecord;
  readonly evidence: Evidence | undefined;
}

/** How a check stood when the gate was opened: by itself, or by whom and what. */
export type StoodBefore = 'passed' | 'waived' | 'approved_by_name' | 'not_enforced' | 'not_asked';

/** A check of the replayed policy that does not let the gate open by itself. */
export interface ReplayedCheck {
  readonly check: string;
  readonly outcome: CheckRow['outcome'];
  readonly reason: string;
  readonly before: StoodBefore;
  /** Whether it would keep closed a gate that was opened. */
  readonly blocks: boolean;
  /** `explainCheck` of it, without small counts. */
  readonly line: string;
}

/** What another policy would have said to one decision. */
export interface ReplayedDecision {
  readonly record: Digest;
  readonly model: string;
  readonly candidate: string;
  readonly alias: string;
  readonly at: string;
  /** `evidence_missing`: what was measured is no longer stored, so nothing is said. */
  readonly verdict: 'opens' | 'blocked' | 'evidence_missing';
  /** Checks that are red, whether or not they block. */
  readonly red: readonly ReplayedCheck[];
  /** Of them, those that the stored evidence cannot answer: it was never measured. */
  readonly notMeasured: readonly string[];
  /** Checks that people had to open then, and that would pass or not be asked now. */
  readonly newlyOpen: readonly string[];
  /** Signatures that it would ask for, and those of then that it would still trust. */
  readonly approvals: { readonly required: number; readonly trusted: number };
}

/**
 * What would this policy have blocked? Judges the stored evidence of decisions anew, under another policy.
 *
 * What people did then is held to have been done again: a check that was waived, or that an approval
 * opened by name where the policy still leaves it to review, is red and does not block, unless its outcome
 * is worse than the one that they let pass. (Formally every signature would be void: it is of another
 * report.) A check that the stored evidence cannot answer,
 * such as one by an attribute that was not counted or by other bands, is `not_measured`, and blocks.
 *
 * @returns one entry for each decision, in their order.
 * @throws GovernanceError `GOVERNANCE_EVIDENCE_INVALID` where an evidence is none.
 * @example
 * replayPolicy(stricter, decisions).filter(({ verdict }) => verdict === 'blocked').length; // Returns: 2
 */
export function replayPolicy(
  policy: Policy,
  decisions: readonly DecisionToReplay[],
): readonly ReplayedDecision[] {
  return decisions.map((decision) => replayDecision(policy, decision));
}

function replayDecision(policy: Policy, { record, evidence }: DecisionToReplay): ReplayedDecision {
  const { alias, at, subject } = record;
  const isProtected = policy.protectedAliases.includes(alias);
  const required = isProtected ? policy.approvals.required : 0;
  const approvals = { required, trusted: trustedBy(policy, record) };
  const { rows, told } = evidence ? judge(policy, evidence) : { rows: [], told: undefined };
  const red = rows
    .filter((row) => !isGood(row))
    .map((row) => ({
      ...replayedCheck(row, record, isProtected),
      line: explainCheck(told ? told.row(row) : row),
    }));
  const blocks = red.some((check) => check.blocks) || approvals.trusted < required;
  const now = new Map(rows.map((row) => [row.requirement.id, row]));
  return {
    record: digest(record),
    model: subject.model.name,
    candidate: subject.model.candidate,
    alias,
    at,
    verdict: evidence === undefined ? 'evidence_missing' : blocks ? 'blocked' : 'opens',
    red,
    notMeasured: red.filter(({ outcome }) => outcome === 'not_measured').map(({ check }) => check),
    newlyOpen:
      evidence === undefined
        ? []
        : record.checks
            .filter((row) => !isGood(row))
            .map(({ requirement }) => requirement.id)
            .filter((id) => {
              const row = now.get(id);
              return row === undefined || isGood(row);
            }),
    approvals,
  };
}

interface Judged {
  readonly rows: readonly CheckRow[];
  /** What of them may be told: the lines leave the house. */
  readonly told: Tellable;
}

function judge(policy: Policy, evidence: Evidence): Judged {
  const report = evaluateGate(evidence, policy);
  const rows = report.checks.map((row) => {
    const why = unanswerable(row.requirement, policy, evidence);
    if (why === undefined) return row;
    const unmeasured = { group: null, reference: null, value: undefinedValue(why), n: 0 };
    return decideCheck(row.requirement, [unmeasured]);
  });
  return { rows, told: tellable(report, policy.privacy?.minimumCell ?? 1) };
}

function replayedCheck(
  row: CheckRow,
  record: DecisionRecord,
  isProtected: boolean,
): Omit<ReplayedCheck, 'line'> {
  const { requirement, outcome, reason } = row;
  const before = beforeOf(requirement.id, record);
  const then = record.checks.find((one) => one.requirement.id === requirement.id)?.outcome;
  const isOpened =
    then !== undefined &&
    outcomes.indexOf(outcome) <= outcomes.indexOf(then) &&
    (before === 'waived' ||
      (before === 'approved_by_name' &&
        outcome === 'insufficient_data' &&
        requirement.onInsufficientData === 'review'));
  return {
    check: requirement.id,
    outcome,
    reason,
    before,
    blocks: !isOpened && (requirement.enforce || isProtected),
  };
}

function beforeOf(id: string, { approvals, checks, waivers }: DecisionRecord): StoodBefore {
  const row = checks.find(({ requirement }) => requirement.id === id);
  if (!row) return 'not_asked';
  if (isGood(row)) return 'passed';
  if (waivers.some((waiver) => waiver.checks.includes(id))) return 'waived';
  if (approvals.some((approval) => approval.checks.includes(id))) return 'approved_by_name';
  return 'not_enforced';
}

function isGood({ outcome }: CheckRow): boolean {
  return outcome === 'pass' || outcome === 'warn';
}

/** Distinct people with distinct keys among the approvals of then. */
function trustedBy(policy: Policy, { report, approvals, at, subject }: DecisionRecord): number {
  const signed = { report, author: subject.author, policy, now: new Date(at) };
  const counted = approvals.filter((approval) => approvalProblem(approval, signed) === undefined);
  const names = new Set(counted.map(({ approver }) => approver));
  return Math.min(names.size, new Set(counted.map(({ keyId }) => keyId)).size);
}
