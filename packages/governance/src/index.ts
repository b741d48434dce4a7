export { diffPolicies } from './decisions/diff-policies.ts';
export { dmaicMarkdown } from './decisions/dmaic/dmaic-markdown.ts';
export { type DecisionToView, type DmaicView, dmaicView } from './decisions/dmaic/dmaic-view.ts';
export type { PolicyChange, PolicyEffect } from './decisions/policy-change.ts';
export { type ReplayedDecision, replayPolicy } from './decisions/replay-policy.ts';
export { type DecisionToVerify, verifyDecision } from './decisions/verify-decision.ts';
export { GovernanceError, type GovernanceErrorCode, governanceErrorCodes } from './errors.ts';
export { assertOpen } from './gates/assert-open.ts';
export { evaluateGate } from './gates/evaluate-gate.ts';
export { assignGroups } from './gates/judging/assign-groups.ts';
export { bandLabels } from './gates/judging/band-labels.ts';
export {
  evaluateFairness,
  type FairnessEvaluation,
  type FairnessOptions,
} from './gates/judging/evaluate-fairness.ts';
export { groupLabel } from './gates/judging/group-label.ts';
export {
  type CompiledPolicy,
  compilePolicy,
  type PolicyToCompile,
} from './gates/policy/compile-policy.ts';
export type { PolicyIssue } from './gates/policy/policy-issue.ts';
export { reverify } from './gates/reverify.ts';
export type { EvaluateGate } from './gates/self-test/ask-gate.ts';
export { assertSelfTest } from './gates/self-test/assert-self-test.ts';
export { explainSelfTest } from './gates/self-test/explain-self-test.ts';
export { addPower, type SelfTestOptions, selfTestGate } from './gates/self-test/self-test-gate.ts';
export type {
  CheckPower,
  CheckSelfTest,
  SelfTestReport,
} from './gates/self-test/self-test-report.ts';
export { type SelfTestRow, selfTestRows } from './gates/self-test/self-test-rows.ts';
export { explainCheck, explainGate } from './gates/words/explain.ts';
export {
  type ChecksOfPack,
  type CheckToPaste,
  checksOfPack,
} from './policy-packs/checks-of-pack.ts';
export { type FoundPack, findPack } from './policy-packs/find-pack.ts';
export type { PolicyCheck } from './policy-packs/missing-checks.ts';
export {
  type PackCoverage,
  type PackFacts,
  packCoverage,
  type RowCoverage,
} from './policy-packs/pack-coverage.ts';
export type { PackFault } from './policy-packs/pack-rules.ts';
export { parsePolicyPack } from './policy-packs/parse-policy-pack.ts';
export type {
  PackBasis,
  PackCheck,
  PackEvidence,
  PackRow,
  PackSource,
  PackStatus,
  PolicyPack,
} from './policy-packs/policy-pack.ts';
export { policyPacks } from './policy-packs/policy-packs.ts';
export { createRedactor } from './privacy/create-redactor.ts';
export { type Entity, entityNames } from './privacy/entities.ts';
export { type DocumentToScan, scanDocuments } from './privacy/scan-documents.ts';
export { type Finding, type Scrubbed, type ScrubPolicy, scrub } from './privacy/scrub.ts';
export { publishAccounting } from './small-counts/publish-accounting.ts';
export { type ToldReport, tellReport } from './small-counts/tell-report.ts';
export { type GroupFigure, type Tellable, tellable } from './small-counts/tellable.ts';
export { type CheckReading, type ReportReading, readReport } from './surfaces/read-report.ts';
export { selfTestSummary } from './surfaces/self-test-summary.ts';
export { type JobSummaryOptions, toJobSummary } from './surfaces/to-job-summary.ts';
export { type JUnitOptions, toJUnit } from './surfaces/to-junit.ts';
export { type SarifFiles, type SarifOptions, toSarif } from './surfaces/to-sarif.ts';
export type { GroupColumn } from './tensor/axis.ts';
export { type GroupRate, type GroupRates, groupRates } from './tensor/group-rates.ts';
export { groupTensor, type RowsOfTensor } from './tensor/group-tensor.ts';
export { groupTensorSql, type SqlDialect } from './tensor/group-tensor-sql.ts';
export { marginal } from './tensor/marginal.ts';
export { mergeTensors } from './tensor/merge-tensors.ts';
export { type PublishedCounts, suppressSmallCells } from './tensor/suppress-small-cells.ts';
export type { ByOutcome, GroupTensor, TensorCell } from './tensor/tensor.ts';
export { tensorAtThreshold } from './tensor/tensor-at-threshold.ts';
export { type SqlRow, tensorOfSqlRows } from './tensor/tensor-of-sql-rows.ts';
export type { TensorQuery } from './tensor/tensor-query.ts';
export { type WeightGrid, weightGridFor } from './tensor/weight-grid.ts';
