import { type Digest, digest } from '@codexhub/common-config/kernel';
import {
  approvalProblem,
  type DecisionRecord,
  decisionRecord,
  decisionRecordSchema,
  type Evidence,
  type GateReport,
  gateReportSchema,
  isOpen,
  type Policy,
  policySchema,
  waiverProblem,
} from '@codexhub/common-config/records';
import { reverify } from '../gates/reverify.ts';
import { sameValue } from '../internal/same-value.ts';

/** What a decision record is held against. */
export interface DecisionToVerify {
  /**
   * The digest under which the record is known to whoever keeps it: the record after it, the version's tag,
   * an auditor's copy. Null where nothing knows it, and that is a problem: only this digest shows that
   * actor and time are still those that were written.
   */
  readonly digest: Digest | null;
  readonly report: GateReport;
  readonly evidence: Evidence;
  /** The policy as it was then. */
  readonly policy: Policy;
  /** The record before it on the same model; left out or null for the first. */
  readonly previous?: DecisionRecord | null | undefined;
}

/**
 * Looks at a decision again, from the stored counts and without a row of data: the record is the one
 * that is known by its digest; its digests are those of report, evidence and policy; the report is exactly
 * what the policy says of the evidence; the summary is exactly what the report gives; with the record's own
 * approvals and waivers the gate was open at its own time, and each of them counts; it follows the record
 * before it.
 *
 * @returns the problems, each a sentence; empty where the decision stands. It never throws.
 * @example
 * verifyDecision({ ...record, actor: 'eve' }, { digest: digest(record), report, evidence, policy });
 * // Returns: ['the record is not the one known as sha256:…: it was changed after it was written']
 */
export function verifyDecision(
  record: DecisionRecord,
  { digest: known, report, evidence, policy, previous = null }: DecisionToVerify,
): readonly string[] {
  const { error } = decisionRecordSchema.safeParse(record);
  if (error) {
    const where = error.issues[0]?.path.map(String).join('.') ?? '';
    return [
      `the record is no decision record of schema version 2${where === '' ? '' : `: ${where}`}`,
    ];
  }
  if (!gateReportSchema.safeParse(report).success) return ['the report is no gate report'];
  if (!policySchema.safeParse(policy).success) return ['the policy is no policy'];
  const own = digestOf(record);
  if (own === undefined) return ['the record has no canonical JSON'];
  return [
    ...knownProblems(own, known),
    ...digestProblems(record, { report, evidence, policy }),
    ...reverify(report, evidence, policy),
    ...summaryProblems(record, report, policy),
    ...openProblems(record, report, policy),
    ...chainProblems(record, previous),
  ];
}

function knownProblems(own: Digest, known: Digest | null): string[] {
  if (own === known) return [];
  if (known === null) return [`nothing knows the record as ${own}: it may have been changed`];
  return [`the record is not the one known as ${known}: it was changed after it was written`];
}

function digestProblems(
  record: DecisionRecord,
  documents: Pick<DecisionToVerify, 'report' | 'evidence' | 'policy'>,
): string[] {
  return (['report', 'evidence', 'policy'] as const).flatMap((name) =>
    digestOf(documents[name]) === record[name]
      ? []
      : [`the ${name} is not the one that the record names`],
  );
}

const summarised = [
  'evidence',
  'policy',
  'subject',
  'multiplicity',
  'unjudged',
  'missing',
  'approvals',
  'waivers',
  'at',
] as const;

/** The record again, from the report: whatever differs was not derived from it. */
function summaryProblems(record: DecisionRecord, report: GateReport, policy: Policy): string[] {
  const { alias, approvals, waivers, actor, at, previous } = record;
  let truth: DecisionRecord;
  try {
    const said = { alias, approvals, waivers, actor, at: new Date(at), previous };
    truth = decisionRecord({ report, policy, ...said });
  } catch {
    return ['the record cannot be derived from the report again'];
  }
  const problems: string[] = [];
  for (const row of truth.checks) {
    const { id } = row.requirement;
    const claimed = record.checks.find(({ requirement }) => requirement.id === id);
    if (!claimed) problems.push(`${id}: the record leaves it out`);
    else if (!sameValue(claimed, row)) {
      problems.push(`${id}: the record does not say of it what the report says`);
    }
  }
  for (const part of summarised) {
    if (!sameValue(record[part], truth[part])) {
      problems.push(`${part}: the record does not say what follows from the report`);
    }
  }
  if (problems.length === 0 && !sameValue(record, truth)) {
    problems.push('the record holds something that does not follow from the report');
  }
  return problems;
}

function openProblems(record: DecisionRecord, report: GateReport, policy: Policy): string[] {
  const { alias, approvals, waivers } = record;
  const now = new Date(record.at);
  const judged = digestOf(report);
  if (judged === undefined) return ['the report has no canonical JSON'];
  const signed = { report: judged, author: report.subject.author, alias, policy, now };
  const { open, because } = isOpen({ report, alias, approvals, waivers, policy, now });
  return [
    ...approvals.flatMap((approval) => approvalProblem(approval, signed) ?? []),
    ...waivers.flatMap((waiver) => waiverProblem(waiver, signed) ?? []),
    ...(open
      ? []
      : because.map(({ message }) => `the gate was not open at ${record.at}: ${message}`)),
  ];
}

function chainProblems(record: DecisionRecord, previous: DecisionRecord | null): string[] {
  if (previous === null) {
    return record.previous === null ? [] : [`the record before it, ${record.previous}, is missing`];
  }
  const problems: string[] = [];
  if (record.previous !== digestOf(previous)) {
    problems.push('it does not follow the record that is said to stand before it');
  }
  if (previous.subject?.model?.name !== record.subject.model.name) {
    problems.push('the record before it is of another model');
  }
  if (!(Date.parse(previous.at) <= Date.parse(record.at))) {
    problems.push(`it is dated ${record.at}, before the record before it (${previous.at})`);
  }
  return problems;
}

function digestOf(value: unknown): Digest | undefined {
  try {
    return digest(value);
  } catch {
    return undefined;
  }
}
