import type { Digest } from '@codexhub/common-config/kernel';
import type { Evidence, GateDecision, GateReport } from '@codexhub/common-config/records';
import type { SelfTestReport } from '@codexhub/governance';
import type { VersionId } from '@codexhub/registry';

/** A candidate as the run leaves it: registered, judged, approved by nobody. */
export interface CandidateResult extends VersionId {
  readonly candidate: string;
  readonly threshold: number;
  readonly report: GateReport;
  readonly evidence: Evidence;
  readonly reportDigest: Digest;
  /** The gate report as a file: what `approve` takes. */
  readonly reportPath: string;
  /** For the alias that is served; without approvals a protected one is never open. */
  readonly decision: GateDecision;
}

export interface RunResult {
  readonly out: string;
  /** What the gate said of its own controls before it judged, and how it works on so many rows. */
  readonly selfTest: SelfTestReport;
  readonly candidates: readonly CandidateResult[];
}
