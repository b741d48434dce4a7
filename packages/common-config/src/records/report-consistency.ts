import { canonicalJson, digest } from '../kernel/index.ts';
import type { ClosedBecause } from './closed-because.ts';
import { decideCheck } from './decide.ts';
import type { Accounting, CheckRow, GateReport } from './gate-report.ts';
import type { AttributePolicy, Policy } from './policy.ts';

/**
 * Whether a report hangs together and answers this policy: every check there once, with the policy's
 * own limit; every row's words those of its numbers; every group of the accounting judged or said to
 * be too small; every row of the data in some group. It needs no evidence: what only the evidence can
 * show, `reverify` shows.
 */
export function reportInconsistencies(report: GateReport, policy: Policy): ClosedBecause[] {
  return [
    ...policyDiffers(report, policy),
    ...policy.checks
      .filter(({ id }) => !report.checks.some(({ requirement }) => requirement.id === id))
      .map(({ id }) => ({
        code: 'check_missing' as const,
        check: id,
        message: `${id}: required by the policy, absent from the report`,
      })),
    ...report.checks.flatMap((row, index) => [
      ...unknownCheck(row, report.checks.slice(0, index), policy),
      ...inconsistentRow(row),
      ...uncoveredColumns(row),
      ...uncoveredGroups(row, report.accounting, policy),
    ]),
    ...report.accounting.flatMap((accounting) => accountingProblems(accounting, policy)),
  ];
}

function policyDiffers(report: GateReport, policy: Policy): ClosedBecause[] {
  if (report.policy === digest(policy)) return [];
  return [
    {
      code: 'policy_differs',
      message: 'the report was made under another policy; evaluate the gate again',
    },
  ];
}

function unknownCheck(
  { requirement }: CheckRow,
  before: readonly CheckRow[],
  policy: Policy,
): ClosedBecause[] {
  const { id } = requirement;
  const known = policy.checks.find((check) => check.id === id);
  const again = before.some((row) => row.requirement.id === id);
  if (known && !again && canonicalJson(known) === canonicalJson(requirement)) return [];
  return [
    {
      code: 'check_unknown',
      check: id,
      message: `${id}: the policy has no such check, or another limit for it, or it is answered twice`,
    },
  ];
}

function inconsistentRow(row: CheckRow): ClosedBecause[] {
  const { id } = row.requirement;
  if (canonicalJson(decideCheck(row.requirement, row.comparisons)) === canonicalJson(row))
    return [];
  return [inconsistent(`${id}: the row says "${row.outcome}", its numbers do not`, id)];
}

/** A row that lets the gate open must have judged every group that the accounting knows. */
function uncoveredGroups(
  { requirement, comparisons, outcome }: CheckRow,
  accounting: readonly Accounting[],
  policy: Policy,
): ClosedBecause[] {
  const { id, attribute, estimand } = requirement;
  if (attribute === undefined || (outcome !== 'pass' && outcome !== 'warn')) return [];
  const of = accounting.find((a) => a.attribute === attribute && a.estimand === estimand);
  if (!of) return [inconsistent(`${id}: the report does not say where the rows went`, id)];
  const compared = new Set(comparisons.flatMap(({ group, reference }) => [group, reference]));
  const missing = of.groups.filter(
    ({ group, treatment }) => treatment !== 'excluded' && !compared.has(group),
  );
  const problems = missing.map(({ group }) =>
    inconsistent(`${id}: the group "${group}" is accounted for and was not judged`, id),
  );
  if (of.unknown > 0 && attributeOf(policy, attribute)?.unknown === 'block') {
    problems.push(inconsistent(`${id}: rows of unknown group must keep it closed`, id));
  }
  return problems;
}

/** A row that lets the gate open must have judged every column that it asks for. */
function uncoveredColumns({ requirement, comparisons, outcome }: CheckRow): ClosedBecause[] {
  const { id, columns = [] } = requirement;
  if (outcome !== 'pass' && outcome !== 'warn') return [];
  return columns
    .filter((column) => !comparisons.some(({ group }) => group === column))
    .map((column) => inconsistent(`${id}: the column "${column}" was not judged`, id));
}

function accountingProblems(
  { attribute, groups, unknown, total }: Accounting,
  policy: Policy,
): ClosedBecause[] {
  const problems: ClosedBecause[] = [];
  const sum = groups.reduce((rows, { n }) => rows + n, unknown);
  if (Math.abs(sum - total) > 1e-6 * Math.max(1, total)) {
    problems.push(
      inconsistent(`${attribute}: groups and unknown add up to ${sum}, not to ${total}`),
    );
  }
  const known = attributeOf(policy, attribute);
  for (const { group, n, treatment } of groups) {
    if (known && treatment === 'judged' && n < known.minimumGroupSize) {
      problems.push(inconsistent(`${attribute}: the group "${group}" is too small to be judged`));
    }
    if (treatment === 'excluded' && !known?.exclude.some((excluded) => excluded.group === group)) {
      problems.push(inconsistent(`${attribute}: the policy does not exclude "${group}"`));
    }
  }
  return problems;
}

function attributeOf(policy: Policy, name: string): AttributePolicy | undefined {
  return policy.attributes.find((attribute) => attribute.name === name);
}

function inconsistent(message: string, check?: string): ClosedBecause {
  return { code: 'report_inconsistent', ...(check === undefined ? {} : { check }), message };
}
