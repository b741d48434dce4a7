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
export type { GroupImpact, ImpactComparison } from './adverse-impact/group-impact.ts';
export type { ImpactFigures } from './adverse-impact/impact-figures.ts';
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
