import { digest } from '../kernel/index.ts';
import { type Approval, approvalSchema, verifyApproval } from './approval.ts';
import type { ClosedBecause } from './closed-because.ts';
import { decideCheck } from './decide.ts';
import { type CheckRow, type GateReport, gateReportSchema } from './gate-report.ts';
import { type Policy, policySchema } from './policy.ts';
import { reportInconsistencies } from './report-consistency.ts';
import { verifyWaiver, type Waiver, waiverSchema } from './waiver.ts';

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
 * for: distinct trusted people with distinct keys, not the author, over this very report, dated no
 * later than `now`. An unprotected alias skips checks with `enforce: false` and asks for no approvals.
 * A policy without checks, or with two checks of one id, opens nothing. Pure, and never throws:
 * `now` bounds approvals and waivers.
 */
export function isOpen(options: IsOpenOptions): GateDecision {
  const { report, alias, policy } = options;
  const malformed = reportMalformed(report) ?? policyMalformed(policy);
  if (malformed) return { open: false, because: [malformed], approvedBy: [] };
  const isProtected = policy.protectedAliases.includes(alias);
  const approvals = countedApprovals(options);
  const approvedBy = [...new Set(approvals.map(({ approver }) => approver))].sort();
  // One key under two names is one person.
  const people = Math.min(approvedBy.length, new Set(approvals.map(({ keyId }) => keyId)).size);
  const waived = waivedChecks(options);
  const because = [
    ...reportInconsistencies(report, policy),
    ...report.checks.flatMap((row) => closedCheck(row, isProtected, approvals, waived)),
  ];
  if (isProtected && people < policy.approvals.required) {
    because.push({
      code: 'approvals_missing',
      message: `"${alias}" needs ${policy.approvals.required} approval(s) of this report by trusted people other than the author; it has ${people}`,
    });
  }
  return { open: because.length === 0, because, approvedBy };
}

function reportMalformed(report: GateReport): ClosedBecause | undefined {
  const { error } = gateReportSchema.safeParse(report);
  if (!error && hasDigest(report)) return undefined;
  const where = error?.issues[0]?.path.map(String).join('.') ?? '';
  return {
    code: 'report_malformed',
    message: `the report is not a gate report${where === '' ? '' : `: ${where}`}`,
  };
}

function policyMalformed(policy: Policy): ClosedBecause | undefined {
  const because = (message: string): ClosedBecause => ({ code: 'policy_malformed', message });
  const { error } = policySchema.safeParse(policy);
  if (error)
    return because(`the policy is not valid: ${error.issues[0]?.path.map(String).join('.')}`);
  if (!hasDigest(policy)) return because('the policy has no canonical JSON');
  if (policy.checks.length === 0) return because('a policy without checks measures nothing');
  if (new Set(policy.checks.map(({ id }) => id)).size < policy.checks.length) {
    return because('the policy has two checks with one id');
  }
  return undefined;
}

function hasDigest(value: unknown): boolean {
  try {
    digest(value);
    return true;
  } catch {
    return false;
  }
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
    if (approval.report !== reportDigest || isAuthor(approval.approver, report)) return false;
    if (!(Date.parse(approval.at) <= now.getTime())) return false;
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
      !isAuthor(waiver.approver, report) &&
      policy.approvals.approvers.some((approver) => verifyWaiver(waiver, approver, now)),
  );
  return new Set(inForce.flatMap(({ checks }) => checks));
}

/** The author by any spelling of the name: case and outer blanks do not make another person. */
function isAuthor(approver: string, report: GateReport): boolean {
  const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  return plain(approver) === plain(report.subject.author);
}
