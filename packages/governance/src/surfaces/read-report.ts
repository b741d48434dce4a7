import { type Digest, digest } from '@codexhub/common-config/kernel';
import {
  type CheckRow,
  type ClosedBecause,
  decideCheck,
  type GateReport,
  gateReportSchema,
  isOpen,
  type Policy,
} from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';
import { explainCheck, explainGate } from '../gates/words/explain.ts';
import { tellable } from '../small-counts/tellable.ts';
import { legible, legibleRow } from './legible.ts';

/** A check as the surfaces show it: decided anew from its numbers, every text legible. */
export interface CheckReading {
  readonly row: CheckRow;
  /** `explainCheck` of the row. */
  readonly line: string;
  /** Where the report's row is not what its numbers or its policy say. */
  readonly faults: readonly string[];
  readonly passes: boolean;
}

/** A report as the surfaces show it. */
export interface ReportReading {
  /** Model and candidate, such as `lending/open`. */
  readonly name: string;
  readonly digest: Digest;
  readonly report: GateReport;
  readonly checks: readonly CheckReading[];
  /** What is wrong with the report itself, and with no check of it. */
  readonly faults: readonly { readonly check?: string; readonly message: string }[];
  /** What else a reader must know, such as a constant decision. */
  readonly notices: readonly string[];
  /** Every check passes or warns, there is one, and nothing is wrong with the report. */
  readonly passes: boolean;
}

// What depends on an alias and on people is no property of a report.
const OF_THE_ALIAS = new Set(['check_closed', 'approvals_missing']);

/**
 * Reads a report for the eyes of people, and trusts no word of it: outcomes are decided anew from the
 * numbers, as `isOpen` does. With the policy it also sees checks that are missing, or were altered.
 * Small counts are not told.
 *
 * @param minimumCell the least count that is told; the policy's, or every one without a policy.
 * @throws GovernanceError `GOVERNANCE_REPORT_INVALID` where it is no gate report, or the policy is none.
 */
export function readReport(
  report: GateReport,
  policy?: Policy,
  minimumCell: number = policy?.privacy?.minimumCell ?? 1,
): ReportReading {
  const faults = faultsOf(report, policy);
  const known = new Set(report.checks.map(({ requirement }) => requirement.id));
  const told = tellable(report, minimumCell);
  const checks = report.checks.map((claimed) => {
    const row = legibleRow(told.row(decideCheck(claimed.requirement, claimed.comparisons)));
    const own = faults.filter(({ check }) => check === claimed.requirement.id);
    const good = row.outcome === 'pass' || row.outcome === 'warn';
    return {
      row,
      line: explainCheck(row),
      faults: own.map(({ message }) => legible(message)),
      passes: good && own.length === 0,
    };
  });
  const others = faults
    .filter(({ check }) => check === undefined || !known.has(check))
    .map(({ check, message }) => ({
      ...(check === undefined ? {} : { check: legible(check) }),
      message: legible(message),
    }));
  const { name, candidate } = report.subject.model;
  return {
    name: `${legible(name)}/${legible(candidate)}`,
    digest: digest(report),
    report,
    checks,
    faults: others,
    notices: explainGate({ ...report, checks: [] }).map(legible),
    passes: faults.length === 0 && checks.every(({ passes }) => passes),
  };
}

/** Reads one report or several, in their order. */
export function readReports(
  reports: GateReport | readonly GateReport[],
  policy?: Policy,
): readonly ReportReading[] {
  const all = Array.isArray(reports) ? (reports as readonly GateReport[]) : [reports as GateReport];
  return all.map((report) => readReport(report, policy));
}

function faultsOf(report: GateReport, policy: Policy | undefined): readonly ClosedBecause[] {
  const { error } = gateReportSchema.safeParse(report);
  if (error) {
    const where = error.issues[0]?.path.map(String).join('.') ?? '';
    throw invalid(`it is none${where === '' ? '' : `: ${legible(where)}`}`);
  }
  // The alias has no name and is so never protected; without approvals the time decides nothing.
  const { because } = isOpen({
    report,
    alias: '',
    approvals: [],
    policy: policy ?? policyOf(report),
    now: new Date(0),
  });
  const unusable = because.find(
    ({ code }) => code === 'report_malformed' || (code === 'policy_malformed' && policy),
  );
  if (unusable) throw invalid(unusable.message);
  return because.filter(
    ({ code }) => !OF_THE_ALIAS.has(code) && (policy !== undefined || code !== 'policy_differs'),
  );
}

/** What a report itself says of its policy: enough to see whether it hangs together. */
function policyOf({ checks, accounting }: GateReport): Policy {
  return {
    schemaVersion: 1,
    checks: checks.map(({ requirement }) => requirement),
    attributes: accounting.map(({ attribute, groups }) => ({
      name: attribute,
      minimumGroupSize: 1,
      mergeInto: {},
      exclude: groups
        .filter(({ treatment }) => treatment === 'excluded')
        .map(({ group, justification }) => ({ group, justification: justification || 'none' })),
      unknown: 'report',
    })),
    approvals: { required: 1, approvers: [] },
    protectedAliases: [],
  };
}

function invalid(why: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_REPORT_INVALID', {
    message: `gate report: must be one that evaluateGate gave, and its policy one that compilePolicy gave; ${why}; evaluate the gate again`,
    details: {},
  });
}
