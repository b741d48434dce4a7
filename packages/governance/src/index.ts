export {
  type DecidingRule,
  decidingRules,
  type RuleVerdict,
  type RuleVerdicts,
} from './adverse-impact/deciding-rules.ts';
export type { Flip } from './adverse-impact/flip-by-one.ts';
export {
  type FourFifths,
  type FourFifthsOptions,
  fourFifths,
} from './adverse-impact/four-fifths.ts';
export type { GroupComparison, GroupImpact } from './adverse-impact/group-impact.ts';
export type { ImpactRatio } from './adverse-impact/impact-ratio.ts';
export type {
  ByReferenceRule,
  ImpactCategory,
  ImpactTable,
} from './adverse-impact/impact-table.ts';
export {
  type Exclusion,
  type LocalLaw144,
  type LocalLaw144Options,
  localLaw144,
} from './adverse-impact/local-law-144.ts';
export {
  type LocalLaw144OfScores,
  localLaw144OfScores,
  type ScoredPersons,
} from './adverse-impact/local-law-144-of-scores.ts';
export {
  type PublishedFourFifths,
  type PublishedImpact,
  publishFourFifths,
} from './adverse-impact/publish-four-fifths.ts';
export type { GroupSelection, Selection } from './adverse-impact/selection-counts.ts';
export { diffPolicies } from './decisions/diff-policies.ts';
export { dmaicMarkdown } from './decisions/dmaic/dmaic-markdown.ts';
export { type DecisionToView, type DmaicView, dmaicView } from './decisions/dmaic/dmaic-view.ts';
export type { PolicyChange, PolicyEffect } from './decisions/policy-change.ts';
export { type ReplayedDecision, replayPolicy } from './decisions/replay-policy.ts';
export { type DecisionToVerify, verifyDecision } from './decisions/verify-decision.ts';
export {
  type DisparitiesOfGroup,
  type ReferenceDisparities,
  type ReferenceDisparity,
  type ReferenceOptions,
  referenceDisparities,
} from './disparity/aequitas/reference-disparities.ts';
export {
  type PrivilegeMetrics,
  type PrivilegeOptions,
  privilegeMetrics,
} from './disparity/aif360/privilege-metrics.ts';
export type { GroupCondition } from './disparity/aif360/sides.ts';
export type { ComparisonMethod } from './disparity/fairlearn/aggregate.ts';
export type { ParityOptions } from './disparity/fairlearn/compared-rates.ts';
export {
  demographicParityDifference,
  demographicParityRatio,
} from './disparity/fairlearn/demographic-parity.ts';
export {
  equalOpportunityDifference,
  equalOpportunityRatio,
} from './disparity/fairlearn/equal-opportunity.ts';
export {
  type EqualizedOddsOptions,
  equalizedOddsDifference,
  equalizedOddsRatio,
} from './disparity/fairlearn/equalized-odds.ts';
export type { FrameMetric } from './disparity/fairlearn/frame-metrics.ts';
export {
  type MetricFrame,
  type MetricFrameLevel,
  type MetricFrameOptions,
  metricFrame,
} from './disparity/fairlearn/metric-frame.ts';
export type { Compat, FairnessMeasure } from './disparity/fairness-measure.ts';
export { GovernanceError, type GovernanceErrorCode, governanceErrorCodes } from './errors.ts';
export { assignGroups } from './fairness/assign-groups.ts';
export { bandLabels } from './fairness/band-labels.ts';
export {
  evaluateFairness,
  type FairnessEvaluation,
  type FairnessOptions,
} from './fairness/evaluate-fairness.ts';
export { groupLabel } from './fairness/group-label.ts';
export { assertOpen } from './gates/assert-open.ts';
export {
  type CompiledPolicy,
  compilePolicy,
  type PolicyToCompile,
} from './gates/compile-policy.ts';
export { evaluateGate } from './gates/evaluate-gate.ts';
export { explainCheck, explainGate } from './gates/explain.ts';
export type { PolicyIssue } from './gates/policy-issue.ts';
export { reverify } from './gates/reverify.ts';
export { type Consistency, consistency, type RowsOfConsistency } from './individual/consistency.ts';
export type { Measure } from './measures/measure.ts';
export { applyGroupThresholds, type RowsToDecide } from './mitigation/apply-group-thresholds.ts';
export type { ThresholdProblem } from './mitigation/choose-thresholds.ts';
export type { DisparityChange } from './mitigation/compare-disparities.ts';
export {
  compareMitigation,
  type GroupChange,
  type MitigationComparison,
  type MitigationToCompare,
  type RateChange,
} from './mitigation/compare-mitigation.ts';
export type { Measured } from './mitigation/compared-rates.ts';
export type { CostChange, UnitCosts } from './mitigation/error-costs.ts';
export {
  type FairnessFrontier,
  type FrontierOptions,
  type FrontierPoint,
  fairnessFrontier,
} from './mitigation/fairness-frontier.ts';
export type { GroupThreshold } from './mitigation/group-threshold.ts';
export type { GroupThresholdPolicy } from './mitigation/group-threshold-policy.ts';
export {
  type GroupThresholdOptions,
  type GroupThresholds,
  groupThresholds,
  type NamedValue,
} from './mitigation/group-thresholds.ts';
export type { ChangedDecisions, PairedRows } from './mitigation/paired-tables.ts';
export type { ParityConstraint } from './mitigation/parity-constraint.ts';
export { type Reweighing, type ReweighingFactor, reweighing } from './mitigation/reweighing.ts';
export { type RowsToReweigh, reweighingWeights } from './mitigation/reweighing-weights.ts';
export type { RowsWithScores } from './mitigation/scored-rows.ts';
export type { ThresholdCut } from './mitigation/threshold-cut.ts';
export type { ThresholdObjective } from './mitigation/threshold-objective.ts';
export type { TieBreak } from './mitigation/tie-break.ts';
export { groupTensorOfClass } from './multiclass/group-tensor-of-class.ts';
export {
  type MulticlassCell,
  type MulticlassCounts,
  multiclassCounts,
  type RowsOfClasses,
} from './multiclass/multiclass-counts.ts';
export {
  type ClassDisparities,
  type ClassDisparity,
  type MulticlassDisparities,
  multiclassDisparities,
  type PairDistances,
} from './multiclass/multiclass-disparities.ts';
export {
  type ClassRate,
  type ClassRates,
  type MulticlassRates,
  multiclassRates,
} from './multiclass/multiclass-rates.ts';
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
export type { DesiredShare } from './ranking/desired-shares.ts';
export {
  type MinimumProtected,
  minimumProtected,
  type ProtectedToExpect,
} from './ranking/minimum-protected.ts';
export {
  type PrefixShortfall,
  type RankedGroupFairness,
  type RankedGroupFairnessOfQuery,
  type RankedGroupFairnessOptions,
  rankedGroupFairness,
} from './ranking/ranked-group-fairness.ts';
export type { RankedItems } from './ranking/ranked-items.ts';
export {
  type ExposureOfGroup,
  type RankingExposure,
  rankingExposure,
} from './ranking/ranking-exposure.ts';
export {
  type ParityOfQuery,
  type ParityOfRanking,
  type RankingParity,
  type RankingParityOptions,
  rankingParity,
} from './ranking/ranking-parity.ts';
export {
  type RankingRepresentation,
  type RepresentationOfGroup,
  type RepresentationOptions,
  rankingRepresentation,
} from './ranking/ranking-representation.ts';
export {
  type BoundedGroupLoss,
  boundedGroupLoss,
  type RowsOfLoss,
} from './regression/bounded-group-loss.ts';
export {
  type QuantileParity,
  type QuantileParityOfGroup,
  type QuantileSuccess,
  quantileParity,
  type RowsOfQuantiles,
} from './regression/quantile-parity.ts';
export type { RegressionContrast } from './regression/regression-contrast.ts';
export type { ErrorsOfGroup } from './regression/regression-errors.ts';
export {
  type RegressionDisparity,
  type RegressionFairness,
  type RegressionGroup,
  type RowsOfRegression,
  regressionFairness,
} from './regression/regression-fairness.ts';
export type { EvaluateGate } from './self-test/ask-gate.ts';
export { assertSelfTest } from './self-test/assert-self-test.ts';
export { explainSelfTest, selfTestSummary } from './self-test/explain-self-test.ts';
export { addPower, type SelfTestOptions, selfTestGate } from './self-test/self-test-gate.ts';
export type { CheckPower, CheckSelfTest, SelfTestReport } from './self-test/self-test-report.ts';
export { type SelfTestRow, selfTestRows } from './self-test/self-test-rows.ts';
export { publishAccounting } from './surfaces/publish-accounting.ts';
export { type CheckReading, type ReportReading, readReport } from './surfaces/read-report.ts';
export { type GroupFigure, type Tellable, tellable } from './surfaces/tellable.ts';
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
export type { AcceptableRange } from './uncertainty/acceptable-range.ts';
export type { BootstrapMetric } from './uncertainty/bootstrap-series.ts';
export {
  type BootstrapEstimate,
  bootstrapTensor,
  type TensorBootstrap,
  type TensorBootstrapOptions,
} from './uncertainty/bootstrap-tensor.ts';
export type { ComparisonReference } from './uncertainty/choose-pairs.ts';
export {
  type ComparedGroup,
  compareGroups,
  type GroupComparisonOptions,
  type GroupComparisons,
} from './uncertainty/compare-groups.ts';
export type { StratumComparison } from './uncertainty/compare-strata.ts';
export type { DisparityName } from './uncertainty/disparities.ts';
export {
  type GroupInterval,
  type GroupIntervalOptions,
  type GroupIntervals,
  groupIntervals,
} from './uncertainty/group-intervals.ts';
export { type MaxMinGap, type MaxMinGapOptions, maxMinGap } from './uncertainty/max-min-gap.ts';
export type { IntervalMethod } from './uncertainty/pair-statistic.ts';
export type { RateName } from './uncertainty/rates.ts';
export type { Simpson } from './uncertainty/simpson.ts';
export {
  type StratifiedComparison,
  type StratifiedComparisonOptions,
  type StratifiedGroup,
  stratifiedComparison,
} from './uncertainty/stratified-comparison.ts';
export type { EqualityTest } from './uncertainty/test-equality.ts';
