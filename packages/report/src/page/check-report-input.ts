import { CodexHubError, type Digest, digest } from '@codexhub/common-config/kernel';
import { evidenceSchema, gateReportSchema } from '@codexhub/common-config/records';
import { ReportError } from '../errors.ts';
import type { ReportCandidate, ReportOptions } from './report-input.ts';

/** A candidate whose records hold together, with the digest that an approval signs. */
export interface CheckedCandidate extends ReportCandidate {
  readonly reportDigest: Digest;
}

/**
 * Refuses what a page must not show: no candidate, a record of another shape, curves of another
 * evidence than the one that was judged.
 * @throws ReportError `REPORT_INPUT_INVALID`, `REPORT_EVIDENCE_MISMATCH`
 */
export function checkReportInput({ candidates }: ReportOptions): readonly CheckedCandidate[] {
  if (candidates.length === 0) {
    throw new ReportError('REPORT_INPUT_INVALID', {
      message: 'report: there must be at least one candidate; received none',
    });
  }
  return candidates.map(checkCandidate);
}

function checkCandidate(candidate: ReportCandidate, index: number): CheckedCandidate {
  const { report, evidence } = candidate;
  const path = `candidates.${index}`;
  requireShape(`${path}.report`, gateReportSchema.safeParse(report).error?.issues[0]?.path);
  requireShape(`${path}.evidence`, evidenceSchema.safeParse(evidence).error?.issues[0]?.path);
  const measured = digestOf(`${path}.evidence`, evidence);
  if (measured !== report.evidence) {
    throw new ReportError('REPORT_EVIDENCE_MISMATCH', {
      message: `report: ${path}.report must judge the evidence that is shown beside it (${measured}); it judges ${report.evidence}; pass the evidence that the gate was evaluated on`,
      details: { path, expected: report.evidence, received: measured },
    });
  }
  const reportDigest = digestOf(`${path}.report`, report);
  return { ...candidate, report: { ...report, ...candidate.told }, reportDigest };
}

function requireShape(path: string, issue: readonly PropertyKey[] | undefined): void {
  if (!issue) return;
  const at = [path, ...issue.map(String)].join('.');
  throw new ReportError('REPORT_INPUT_INVALID', {
    message: `report: ${at} must have the form of the record; received something else; pass the record as its owner made it`,
    details: { path: at },
  });
}

function digestOf(path: string, record: unknown): Digest {
  try {
    return digest(record);
  } catch (cause) {
    if (!CodexHubError.isInstance(cause)) throw cause;
    throw new ReportError('REPORT_INPUT_INVALID', {
      message: `report: ${path} must have canonical JSON; ${cause.message}`,
      details: { path },
      cause,
    });
  }
}
