import { canonicalJson, digest } from '../kernel/index.ts';
import { type Approval, approvalSchema, verifyApproval } from './approval.ts';
import { decideCheck } from './decide.ts';
import { type CheckRow, type GateReport, gateReportSchema } from './gate-report.ts';
import type { Policy } from './policy.ts';
import { verifyWaiver, type Waiver, waiverSchema } from './waiver.ts';

/** Why a gate stays closed: a code for machines, a sentence for people. */
export interface ClosedBecause {
  readonly code:
    | 'report_malformed'
    | 'report_inconsistent'
    | 'policy_differs'
    | 'check_missing'
    | 'check_unknown'
    | 'check_closed'
    | 'approvals_missing';
  readonly check?: string;
  readonly message: string;
}

export interface GateDecision {
  readonly open: boolean;
  readonly because: readonly ClosedBecause[];
  /** Names of the approvers that counted. */
  readonly approvedBy: readonly string[];
}

export interface IsOpenOptions {
  readonly report: GateReport;
  readonly alias: string;
  readonly approvals: readonly Approval[];
  readonly waivers?: readonly Waiver[];
  readonly policy: Policy;
  readonly now: Date;
}

/**
 * Whether a gate is open for an alias: the one function that decides, and everybody calls it.
 *
 * It trusts no verdict field. Every outcome is decided anew from the row's own numbers, and a
 * report whose words differ from its numbers is refused. Every check of the policy must be there.
 * A protected alias counts every check as enforced, and needs the approvals that the policy asks
 * for: distinct trusted people, not the author, over this very report. An unprotected alias skips
 * checks with `enforce: false` and asks for no approvals. Pure: `now` only bounds the waivers.
 */
export function isOpen(options: IsOpenOptions): GateDecision {
  const { report, alias, policy } = options;
  const malformed = gateReportSchema.safeParse(report).error;
  if (malformed) {
    return closed([
      {
        code: 'report_malformed',
        message: `the report is not a gate report: ${malformed.issues[0]?.path.join('.')}`,
      },
    ]);
  }
  const isProtected = policy.protectedAliases.includes(alias);
  const approvals = countedApprovals(options);
  const approvedBy = [...new Set(approvals.map(({ approver }) => approver))].sort();
  const because = [
    ...inconsistencies(report, policy),
    ...report.checks.flatMap((row) =>
      closedCheck(row, isProtected, approvals, waivedChecks(options)),
    ),
  ];
  if (isProtected && approvedBy.length < policy.approvals.required) {
    because.push({
      code: 'approvals_missing',
      message: `"${alias}" needs ${policy.approvals.required} approval(s) of this report by trusted people other than the author; it has ${approvedBy.length}`,
    });
  }
  return { open: because.length === 0, because, approvedBy };
}

function closed(because: readonly ClosedBecause[]): GateDecision {
  return { open: false, because, approvedBy: [] };
}

function inconsistencies(report: GateReport, policy: Policy): ClosedBecause[] {
  const because: ClosedBecause[] = [];
  if (report.policy !== digest(policy)) {
    because.push({
      code: 'policy_differs',
      message: 'the report was made under another policy; evaluate the gate again',
    });
  }
  const wanted = new Map(policy.checks.map((check) => [check.id, check]));
  const seen = new Set<string>();
  for (const row of report.checks) {
    const { id } = row.requirement;
    const known = wanted.get(id);
    if (!known || seen.has(id) || canonicalJson(known) !== canonicalJson(row.requirement)) {
      because.push({
        code: 'check_unknown',
        check: id,
        message: `${id}: the policy has no such check, or another limit for it`,
      });
    }
    seen.add(id);
    if (canonicalJson(decideCheck(row.requirement, row.comparisons)) !== canonicalJson(row)) {
      because.push({
        code: 'report_inconsistent',
        check: id,
        message: `${id}: the row says "${row.outcome}", its numbers do not`,
      });
    }
  }
  for (const id of wanted.keys()) {
    if (!seen.has(id))
      because.push({
        code: 'check_missing',
        check: id,
        message: `${id}: required by the policy, absent from the report`,
      });
  }
  for (const { attribute, groups, unknown, total } of report.accounting) {
    const sum = groups.reduce((rows, { n }) => rows + n, unknown);
    if (Math.abs(sum - total) > 1e-6 * Math.max(1, total)) {
      because.push({
        code: 'report_inconsistent',
        message: `${attribute}: groups and unknown add up to ${sum}, not to ${total}`,
      });
    }
  }
  return because;
}

function closedCheck(
  row: CheckRow,
  isProtected: boolean,
  approvals: readonly Approval[],
  waived: ReadonlySet<string>,
): ClosedBecause[] {
  const { id, enforce, onInsufficientData } = row.requirement;
  // Decided from the numbers, whatever the row says of itself.
  const { outcome, reason } = decideCheck(row.requirement, row.comparisons);
  if (outcome === 'pass' || outcome === 'warn') return [];
  if (waived.has(id) || (!enforce && !isProtected)) return [];
  const reviewed = approvals.some(({ checks }) => checks.includes(id));
  if (outcome === 'insufficient_data' && onInsufficientData === 'review' && reviewed) return [];
  return [
    {
      code: 'check_closed',
      check: id,
      message: `${id}: ${outcome} (${reason})${enforce ? '' : ', not enforced'}`,
    },
  ];
}

function countedApprovals({ report, approvals, policy, now }: IsOpenOptions): Approval[] {
  const reportDigest = digest(report);
  return approvals.filter((approval) => {
    if (!approvalSchema.safeParse(approval).success) return false;
    if (approval.report !== reportDigest || approval.approver === report.subject.author)
      return false;
    if (Date.parse(approval.at) > now.getTime()) return false;
    return policy.approvals.approvers.some((approver) => verifyApproval(approval, approver));
  });
}

function waivedChecks({
  report,
  alias,
  waivers = [],
  policy,
  now,
}: IsOpenOptions): ReadonlySet<string> {
  const reportDigest = digest(report);
  const inForce = waivers.filter(
    (waiver) =>
      waiverSchema.safeParse(waiver).success &&
      waiver.report === reportDigest &&
      waiver.alias === alias &&
      waiver.approver !== report.subject.author &&
      policy.approvals.approvers.some((approver) => verifyWaiver(waiver, approver, now)),
  );
  return new Set(inForce.flatMap(({ checks }) => checks));
}
