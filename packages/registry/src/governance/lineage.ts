import { type Digest, digest } from '@codexhub/common-config/kernel';
import type { DecisionRecord, Subject } from '@codexhub/common-config/records';
import type { VersionId } from '../models/model-version.ts';
import type { Store } from '../store/store.ts';
import { approvalsOf } from './approve.ts';
import { decisionsOf } from './decisions.ts';
import { readGate } from './gate.ts';

/** What a version was made from, and who answers for it. */
export interface Lineage {
  readonly code: string;
  readonly data: Digest;
  readonly split: Digest;
  readonly contract: Digest;
  readonly config: Subject['config'];
  readonly model: Digest;
  readonly evidence: Digest;
  readonly policy: Digest;
  readonly report: Digest;
  readonly author: string;
  readonly approvals: readonly { readonly approver: string; readonly at: string }[];
  /** The decisions that rest on this report, oldest first. */
  readonly decisions: readonly DecisionRecord[];
}

/** The chain of digests of a version, from its stored report, with the digests checked. */
export async function lineage(store: Store, id: VersionId): Promise<Lineage> {
  const { report } = await readGate(store, id);
  const { subject } = report;
  const own = digest(report);
  const approvals = await approvalsOf(store, id);
  const decisions = await decisionsOf(store, id.name);
  return {
    code: subject.code,
    data: subject.data,
    split: subject.split,
    contract: subject.contract,
    config: subject.config,
    model: subject.model.digest,
    evidence: report.evidence,
    policy: report.policy,
    report: own,
    author: subject.author,
    approvals: approvals
      .filter((approval) => approval.report === own)
      .map(({ approver, at }) => ({ approver, at })),
    decisions: decisions.filter((decision) => decision.report === own),
  };
}
