import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { DecisionRecord, Evidence, GateReport, Policy } from '@codexhub/common-config/records';
import { GovernanceError } from '../../errors.ts';
import { tellable } from '../../small-counts/tellable.ts';
import { type DmaicAnalyze, dmaicAnalyze } from './analyze.ts';
import { type DmaicControl, dmaicControl } from './control.ts';
import { type DmaicDefine, dmaicDefine } from './define.ts';
import { type DmaicImprove, dmaicImprove } from './improve.ts';
import { type DmaicMeasure, dmaicMeasure } from './measure.ts';

/** What a view of a decision is made of. */
export interface DecisionToView {
  readonly report: GateReport;
  /** The policy as it was then. */
  readonly policy: Policy;
  /** For the rows of the splits. */
  readonly evidence?: Evidence | undefined;
  /** The decision to compare with: the one before it on the alias, or the champion's. */
  readonly against?: DecisionRecord | null | undefined;
  /** Whether groups with counts below the policy's `privacy.minimumCell` stand by themselves. Default: `together`. */
  readonly smallCounts?: 'together' | 'told' | undefined;
}

/** A decision in the five phases of DMAIC, as plain data. */
export interface DmaicView {
  readonly record: Digest;
  readonly model: string;
  readonly candidate: string;
  readonly alias: string;
  readonly actor: string;
  readonly at: string;
  readonly define: DmaicDefine;
  readonly measure: DmaicMeasure;
  readonly analyze: DmaicAnalyze;
  readonly improve: DmaicImprove;
  readonly control: DmaicControl;
}

/**
 * A decision as Define, Measure, Analyze, Improve and Control: what was asked and why, what was found,
 * where it comes from, what changed and what was let pass, and who answers for it until when. It decides
 * nothing and verifies nothing: `verifyDecision` does, and the two belong side by side. Groups with counts
 * below the policy's `privacy.minimumCell` are told only together: whoever has to sign for them asks for
 * `smallCounts: 'told'`.
 *
 * @throws GovernanceError `GOVERNANCE_RECORD_MISMATCH` where report or policy are not those that the
 * record names.
 * @example
 * dmaicView(record, { report, policy }).control.reauditBy; // Returns: '2026-12-31T00:00:00.000Z'
 */
export function dmaicView(
  record: DecisionRecord,
  { report, policy, evidence, against = null, smallCounts = 'together' }: DecisionToView,
): DmaicView {
  requireNamed(record, { report, policy, ...(evidence ? { evidence } : {}) });
  const told = tellable(report, smallCounts === 'told' ? 1 : (policy.privacy?.minimumCell ?? 1));
  const { name, candidate } = record.subject.model;
  return {
    record: digest(record),
    model: name,
    candidate,
    alias: record.alias,
    actor: record.actor,
    at: record.at,
    define: dmaicDefine(policy),
    measure: dmaicMeasure(record, told, evidence),
    analyze: dmaicAnalyze(record, report, told),
    improve: dmaicImprove(record, against, told),
    control: dmaicControl(record, policy),
  };
}

function requireNamed(
  record: DecisionRecord,
  documents: Pick<DecisionToView, 'report' | 'policy' | 'evidence'>,
): void {
  for (const name of ['report', 'policy', 'evidence'] as const) {
    const document = documents[name];
    if (document === undefined || digest(document) === record[name]) continue;
    throw new GovernanceError('GOVERNANCE_RECORD_MISMATCH', {
      message: `decision: the ${name} shown with a record must be the one that it names, ${record[name]}; received another; take it from the registry's storedDecisions`,
      details: { document: name, expected: record[name] },
    });
  }
}
