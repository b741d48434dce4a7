import { digest } from '../kernel/index.ts';
import type { Approval } from './approval.ts';
import { approvalProblem } from './approval-problem.ts';
import type { ClosedBecause } from './closed-because.ts';
import { decideCheck } from './decide.ts';
import { type CheckRow, type GateReport, gateReportSchema } from './gate-report.ts';
import { type Policy, policySchema } from './policy.ts';
import { reportInconsistencies } from './report-consistency.ts';
import type { SignedFor } from './signed-for.ts';
import { type Waiver, waiverSchema } from './waiver.ts';
import { waiverProblem } from './waiver-problem.ts';

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
 * A policy without checks, or with two checks of one id, opens nothing. Where a waiver names a closed
 * check and does not count, the message says why, such as when it expired. Pure, and never throws:
 * `now` bounds approvals and waivers.
 */
export function isOpen(options: IsOpenOptions): GateDecision {
  const { report, alias, policy } = options;
  const malformed = reportMalformed(report) ?? policyMalformed(policy);
  if (malformed) return { open: false, because: [malformed], approvedBy: [] };
  const isProtected = policy.protectedAliases.includes(alias);
  const signed = signedFor(options);
  const approvals = countedApprovals(options, signed);
  const approvedBy = [...new Set(approvals.map(({ approver }) => approver))].sort();
  // One key under two names is one person.
  const people = Math.min(approvedBy.length, new Set(approvals.map(({ keyId }) => keyId)).size);
  const waived = weighWaivers(options, signed);
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
  { waived, vain }: WeighedWaivers,
): ClosedBecause[] {
  const { id, enforce, onInsufficientData } = row.requirement;
  // Decided from the numbers, whatever the row says of itself.
  const { outcome, reason } = decideCheck(row.requirement, row.comparisons);
  if (outcome === 'pass' || outcome === 'warn') return [];
  if (waived.has(id) || (!enforce && !isProtected)) return [];
  const reviewed = approvals.some(({ checks }) => checks.includes(id));
  if (outcome === 'insufficient_data' && onInsufficientData === 'review' && reviewed) return [];
  const notes = [
    ...(enforce ? [] : ['not enforced']),
    ...vain.filter(({ checks }) => checks.includes(id)).map(({ problem }) => problem),
  ];
  return [
    {
      code: 'check_closed',
      check: id,
      message: [`${id}: ${outcome} (${reason})`, ...notes].join(', '),
    },
  ];
}

function signedFor({ report, policy, now }: IsOpenOptions): SignedFor {
  return { report: digest(report), author: report.subject.author, policy, now };
}

function countedApprovals({ approvals }: IsOpenOptions, signed: SignedFor): Approval[] {
  return listOf(approvals).filter((approval) => approvalProblem(approval, signed) === undefined);
}

interface WeighedWaivers {
  /** Checks that a waiver in force opens. */
  readonly waived: ReadonlySet<string>;
  /** Waivers that open nothing, and why. */
  readonly vain: readonly { readonly checks: readonly string[]; readonly problem: string }[];
}

function weighWaivers({ alias, waivers }: IsOpenOptions, signed: SignedFor): WeighedWaivers {
  const weighed = listOf(waivers).flatMap((waiver) => {
    const problem = waiverProblem(waiver, { ...signed, alias });
    // What is no waiver names no check that it could be told of.
    return waiverSchema.safeParse(waiver).success ? [{ checks: waiver.checks, problem }] : [];
  });
  return {
    waived: new Set(
      weighed.flatMap(({ checks, problem }) => (problem === undefined ? checks : [])),
    ),
    vain: weighed.flatMap(({ checks, problem }) =>
      problem === undefined ? [] : [{ checks, problem }],
    ),
  };
}

/** What is no list holds nothing that counts. */
function listOf<T>(given: readonly T[] | undefined): readonly T[] {
  return Array.isArray(given) ? given : [];
}
