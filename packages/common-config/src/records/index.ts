export { type Approval, approvalSchema, signApproval, verifyApproval } from './approval.ts';
export { approvalProblem } from './approval-problem.ts';
export type { Baseline, Change, MetricChange } from './baseline.ts';
export type { ClosedBecause } from './closed-because.ts';
export { decide, decideCheck, type Verdict } from './decide.ts';
export { type DecisionRecord, decisionRecordSchema, type Unjudged } from './decision-record.ts';
export {
  type CategoryDriftColumn,
  type DriftColumn,
  type DriftEvidence,
  type DriftProfile,
  driftProfileSchema,
  type NumberDriftColumn,
} from './drift.ts';
export {
  type Confusion,
  type Curves,
  type Evidence,
  type ExpectationFindings,
  evidenceSchema,
  type GroupCounts,
  type Measurement,
  type Parity,
  type PrivacyFindings,
  type Spread,
} from './evidence.ts';
export {
  type Accounting,
  type CheckRow,
  type Comparison,
  type GateReport,
  gateReportSchema,
  type Multiplicity,
  type Observation,
} from './gate-report.ts';
export {
  type ByOutcome,
  type GroupTensor,
  groupTensorSchema,
  type TensorCell,
  type WeightGrid,
} from './group-tensor.ts';
export type { Interval } from './interval.ts';
export { type GateDecision, type IsOpenOptions, isOpen } from './is-open.ts';
export { type Outcome, outcomes, worstOutcome } from './outcome.ts';
export { type Approver, type AttributePolicy, type Policy, policySchema } from './policy.ts';
export type { ModelReference, ModelSource, Redactor, ScoreBatch, Scores } from './ports.ts';
export { type DecisionToRecord, decisionRecord } from './record-decision.ts';
export type { Estimand, Requirement } from './requirement.ts';
export { isAuthor, type SignedFor } from './signed-for.ts';
export { digestSchema, type Subject, subjectSchema } from './subject.ts';
export { measuredValue, undefinedValue, type Value } from './value.ts';
export { signWaiver, verifyWaiver, type Waiver, waiverSchema } from './waiver.ts';
export { type WaivedFor, waiverProblem } from './waiver-problem.ts';
