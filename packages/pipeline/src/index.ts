export { codexhub } from './command/program.ts';
export type { Terminal } from './command/terminal.ts';
export { PipelineError, type PipelineErrorCode, pipelineErrorCodes } from './errors.ts';
export { codeRevision } from './project/code-revision.ts';
export { type LoadFeatureStoreOptions, loadFeatureStore } from './project/load-feature-store.ts';
export { type LoadProjectOptions, loadProject, type Project } from './project/load-project.ts';
export { awaitsOnlyApproval, checksToReview } from './run/awaits-only-approval.ts';
export { type RunOptions, runPipeline } from './run/run-pipeline.ts';
export type { CandidateResult, RunResult } from './run/run-result.ts';
export type { OnStage, StageReport } from './run/stage.ts';
export { pagePath, type ReportsToWrite, selfTestPath, writeReports } from './run/write-reports.ts';
export type { Provenance } from './stages/build-evidence.ts';
export {
  type ApprovedReport,
  type ApproveReportOptions,
  approveReport,
} from './verbs/approve-report.ts';
export {
  type ComparedPolicies,
  type ComparePoliciesOptions,
  comparePolicies,
} from './verbs/compare-policies.ts';
export { decisionOf, decisionProblems, type FoundDecision } from './verbs/decision-of.ts';
export {
  type ExplainedCheck,
  type ExplainedReport,
  explainReport,
} from './verbs/explain-report.ts';
export { type LineageApproval, lineageOf, type ModelLineage } from './verbs/lineage-of.ts';
export { openProjectRegistry, type VerbOptions } from './verbs/open-project-registry.ts';
export { openService } from './verbs/open-service.ts';
export { type PromoteModelOptions, promoteModel } from './verbs/promote-model.ts';
export { type WaiveReportOptions, waiveReport } from './verbs/waive-report.ts';
