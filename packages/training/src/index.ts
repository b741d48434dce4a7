export type { ArrowSource, ArrowTable } from './data/arrow/arrow-source.ts';
export type { CsvSource } from './data/csv-source.ts';
export type { DataIssue, DataProblem } from './data/data-issue.ts';
export type { DataSource } from './data/data-source.ts';
export type { FileLocation } from './data/files/file-location.ts';
export type { HttpPagination, HttpSource } from './data/http/http-source.ts';
export type { HttpTransport } from './data/http/http-transport.ts';
export type { JsonSource } from './data/json/json-source.ts';
export { type Dataset, type LoadDatasetOptions, loadDataset } from './data/load-dataset.ts';
export type { ParquetSource } from './data/parquet/parquet-source.ts';
export type { PostgresParameter, PostgresSource } from './data/postgres/postgres-source.ts';
export type { ColumnsSource } from './data/rows/columns-source.ts';
export type { RowsSource } from './data/rows/rows-source.ts';
export type { SqlFile, SqlSource } from './data/sql/sql-source.ts';
export { type StreamDatasetOptions, streamDataset } from './data/stream-dataset.ts';
export {
  type WriteDatasetOptions,
  type WrittenDataset,
  writeDataset,
} from './data/write/write-dataset.ts';
export type {
  CategorySummary,
  ColumnSummary,
  DescribeOptions,
  NumberSummary,
  ValueCount,
} from './describe/column-summary.ts';
export { describeColumn } from './describe/describe-column.ts';
export { describeTable, type TableSummary } from './describe/describe-table.ts';
export { TrainingError, type TrainingErrorCode, trainingErrorCodes } from './errors.ts';
export type { DesignMatrix } from './features/design-matrix.ts';
export { featureProblems } from './features/feature-problems.ts';
export {
  type FitFeaturesOptions,
  fitFeatures,
  fitTransformFeatures,
} from './features/fit-features.ts';
export type { FeatureInput, FittedChain, FittedFeatures } from './features/fitted-features.ts';
export type { FeatureProblem } from './features/invalid-features.ts';
export type { FittedStep } from './features/steps/registry.ts';
export { featureNames, transformFeatures } from './features/transform-features.ts';
export { findLeakage, type LeakageOptions } from './leakage/find-leakage.ts';
export type {
  IdenticalRows,
  LeakageCheck,
  LeakageReport,
  PairFinding,
  PartName,
  RepeatedRows,
  SharedGroups,
  TargetLeakage,
  TimeOrder,
} from './leakage/leakage-report.ts';
export type { PartRows } from './leakage/parts.ts';
export {
  type CustomMetric,
  type CustomMetricDefinition,
  customMetric,
} from './metrics/business/custom-metric.ts';
export { type DecisionCostOptions, decisionCost } from './metrics/business/decision-cost.ts';
export type { Amount, OutcomeAmounts } from './metrics/business/outcome-amounts.ts';
export { type ProfitCurve, profitCurve } from './metrics/business/profit-curve.ts';
export {
  type BrierDecomposition,
  brierDecomposition,
} from './metrics/calibration/brier-decomposition.ts';
export type {
  CalibrationOptions,
  CalibrationRows,
} from './metrics/calibration/calibration-bins.ts';
export { calibrationCurve } from './metrics/calibration/calibration-curve.ts';
export {
  expectedCalibrationError,
  maximumCalibrationError,
} from './metrics/calibration/calibration-error.ts';
export { type MetricChangesOptions, metricChanges } from './metrics/change/metric-changes.ts';
export type { ModelSaid, PairedRows } from './metrics/change/paired-rows.ts';
export type { ScoredRows } from './metrics/check-scored-rows.ts';
export { accuracy } from './metrics/classification/accuracy.ts';
export { balancedAccuracy } from './metrics/classification/balanced-accuracy.ts';
export {
  type ClassificationReport,
  type ClassificationReportOptions,
  type ClassReport,
  classificationReport,
} from './metrics/classification/classification-report.ts';
export {
  type CohenKappaOptions,
  cohenKappa,
  type Disagreement,
} from './metrics/classification/cohen-kappa.ts';
export {
  type ConfusionMatrix,
  type ConfusionMatrixOptions,
  confusionMatrix,
  confusionShares,
} from './metrics/classification/confusion-matrix.ts';
export { f1, fBeta } from './metrics/classification/f-beta.ts';
export { jaccard } from './metrics/classification/jaccard.ts';
export { matthewsCorrelation } from './metrics/classification/matthews-correlation.ts';
export { negativePredictiveValue } from './metrics/classification/negative-predictive-value.ts';
export { precision } from './metrics/classification/precision.ts';
export { recall } from './metrics/classification/recall.ts';
export { specificity } from './metrics/classification/specificity.ts';
export type {
  Average,
  ClassValue,
  Convention,
  PerClassOptions,
  ThresholdOptions,
} from './metrics/classification/threshold-options.ts';
export { hammingLoss, zeroOneLoss } from './metrics/classification/zero-one-loss.ts';
export {
  type ClassificationMetricsOptions,
  classificationMetrics,
} from './metrics/classification-metrics.ts';
export { confusionCounts } from './metrics/confusion-counts.ts';
export { type ExtraMetric, extraMetrics } from './metrics/extra-metrics.ts';
export type { ClassScoredRows } from './metrics/labels/class-scores.ts';
export type { Label, LabelledRows, Labels, Weights } from './metrics/labels/label.ts';
export { precisionRecallPoints } from './metrics/precision-recall-points.ts';
export { brierScore, multiclassBrierScore } from './metrics/probability/brier-score.ts';
export { logLoss, multiclassLogLoss } from './metrics/probability/log-loss.ts';
export { type ProcedureMetricsOptions, procedureMetrics } from './metrics/procedure-metrics.ts';
export { averagePrecision } from './metrics/ranking/average-precision.ts';
export { type RocAucOptions, rocAuc } from './metrics/ranking/binary-roc-auc.ts';
export {
  type CumulativeGains,
  cumulativeGain,
  cumulativeGains,
  lift,
  type TopOptions,
} from './metrics/ranking/cumulative-gains.ts';
export { ksStatistic } from './metrics/ranking/ks-statistic.ts';
export {
  type MulticlassRocAucOptions,
  multiclassRocAuc,
} from './metrics/ranking/multiclass-roc-auc.ts';
export { dcg, type GainOptions, ndcg } from './metrics/ranking/ndcg.ts';
export {
  type PrecisionRecallCurve,
  type PrecisionRecallCurveOptions,
  precisionRecallCurve,
} from './metrics/ranking/precision-recall-curve.ts';
export type { RankedRows } from './metrics/ranking/ranked-rows.ts';
export { type RocCurve, type RocCurveOptions, rocCurve } from './metrics/ranking/roc-curve.ts';
export { type TopKAccuracyOptions, topKAccuracy } from './metrics/ranking/top-k-accuracy.ts';
export {
  d2AbsoluteErrorScore,
  d2PinballScore,
  d2TweedieScore,
} from './metrics/regression/d2-score.ts';
export { meanSquaredLogError, rootMeanSquaredLogError } from './metrics/regression/log-errors.ts';
export {
  meanAbsoluteError,
  meanSquaredError,
  rootMeanSquaredError,
} from './metrics/regression/mean-errors.ts';
export { maxError, medianAbsoluteError } from './metrics/regression/order-errors.ts';
export { meanAbsolutePercentageError } from './metrics/regression/percentage-error.ts';
export { meanPinballLoss } from './metrics/regression/pinball-loss.ts';
export { explainedVarianceScore, r2Score } from './metrics/regression/r2-score.ts';
export {
  type RegressionMetricsOptions,
  regressionMetrics,
} from './metrics/regression/regression-metrics.ts';
export type { Compatibility, RegressionRows } from './metrics/regression/regression-rows.ts';
export {
  meanGammaDeviance,
  meanPoissonDeviance,
  meanTweedieDeviance,
} from './metrics/regression/tweedie-deviance.ts';
export { rocPoints } from './metrics/roc-points.ts';
export {
  type AreaSketch,
  areaOfSketch,
  areaSketch,
  mergeAreaSketches,
  type SketchedArea,
} from './metrics/streaming/area-sketch.ts';
export { mergeConfusionCounts } from './metrics/streaming/confusion-sums.ts';
export {
  type LossSums,
  lossSums,
  mergeLossSums,
  probabilityLosses,
} from './metrics/streaming/loss-sums.ts';
export {
  mergeRegressionSums,
  type RegressionSums,
  regressionFromSums,
  regressionSums,
} from './metrics/streaming/regression-sums.ts';
export { bootstrapArea } from './metrics/uncertainty/bootstrap-area.ts';
export type { BootstrapMethod } from './metrics/uncertainty/bootstrap-limits.ts';
export {
  bootstrapMetric,
  type ComputeMetric,
  type MetricColumn,
  type MetricColumns,
} from './metrics/uncertainty/bootstrap-metric.ts';
export type { Bootstrap, BootstrapOptions } from './metrics/uncertainty/bootstrap-options.ts';
export {
  type AreaComparison,
  type CompareAreasOptions,
  compareAreas,
  compareIndependentAreas,
} from './metrics/uncertainty/compare-areas.ts';
export {
  type CompareDecisionsOptions,
  compareDecisions,
  type DecisionComparison,
} from './metrics/uncertainty/compare-decisions.ts';
export {
  type CompareModelsOptions,
  compareModels,
  type ModelComparison,
} from './metrics/uncertainty/compare-models.ts';
export { type CrossFitOptions, crossFit } from './models/cross-fit.ts';
export { decide } from './models/decide.ts';
export { positiveLabels } from './models/positive-labels.ts';
export { predictProbability } from './models/predict-probability.ts';
export { type Estimator, type TrainOptions, trainModel } from './models/train-model.ts';
export type { TrainedModel } from './models/trained-model.ts';
export { type ExportedModel, exportOnnx } from './onnx/export-onnx.ts';
export { measureParity, type ParityOptions } from './onnx/measure-parity.ts';
export type { ColumnProfile, DataProfile } from './profile/data-profile.ts';
export { profileDataset } from './profile/profile-dataset.ts';
export { type ProfileOptions, type Profiling, startProfile } from './profile/start-profile.ts';
export { crossFitFolds, type FoldOptions } from './splits/cross-fit-folds.ts';
export type { FoldDraw } from './splits/fold-generator.ts';
export { type GroupKFoldOptions, groupKFold } from './splits/group-k-fold.ts';
export { type GroupShuffleSplitOptions, groupShuffleSplit } from './splits/group-shuffle-split.ts';
export {
  type HashSplitOptions,
  hashParts,
  hashSplit,
  type PartCodes,
} from './splits/hash-split.ts';
export { type KFoldOptions, kFold } from './splits/k-fold.ts';
export { leaveOneGroupOut } from './splits/leave-one-group-out.ts';
export type { PartSizes } from './splits/part-sizes.ts';
export {
  type RepeatedKFoldOptions,
  type RepeatedStratifiedKFoldOptions,
  repeatedKFold,
  repeatedStratifiedKFold,
} from './splits/repeated-k-fold.ts';
export type { RowKeys } from './splits/row-keys.ts';
export { type ShuffleSplitOptions, shuffleSplit } from './splits/shuffle-split.ts';
export { type SplitOptions, splitDataset } from './splits/split-dataset.ts';
export type { SplitRatios, SplitRows, Splits } from './splits/splits.ts';
export {
  type StratifiedGroupKFoldOptions,
  stratifiedGroupKFold,
} from './splits/stratified-group-k-fold.ts';
export { type StratifiedKFoldOptions, stratifiedKFold } from './splits/stratified-k-fold.ts';
export {
  type StratifiedShuffleSplitOptions,
  stratifiedShuffleSplit,
} from './splits/stratified-shuffle-split.ts';
export { type TimeSeriesSplitOptions, timeSeriesSplit } from './splits/time-series-split.ts';
export type { TrainTestRows } from './splits/train-test-rows.ts';
export { type TrainTestSplitOptions, trainTestSplit } from './splits/train-test-split.ts';
export type { ExpectationSuite, ValidationPlan } from './validation/compile-expectations.ts';
export { compileExpectations } from './validation/compile-expectations.ts';
export type { Anomaly } from './validation/draft/anomaly.ts';
export { compareToContract } from './validation/draft/compare-to-contract.ts';
export type { DraftNote } from './validation/draft/draft-note.ts';
export { type ContractDraft, inferContract } from './validation/draft/infer-contract.ts';
export { readRawTable } from './validation/draft/read-raw-table.ts';
export { type ExpectationIssue, expectationIssues } from './validation/expectation-issues.ts';
export { assertValid, inWords } from './validation/report/assert-valid.ts';
export { toGreatExpectations } from './validation/report/great-expectations-result.ts';
export type { ExpectationResult, ValidationReport } from './validation/report/validation-report.ts';
export type { Validation, ValidationOptions } from './validation/start-validation.ts';
export { validateDataset } from './validation/validate-dataset.ts';
export {
  type AuditOptions,
  auditPointInTime,
  type PointInTimeAudit,
} from './views/audit-point-in-time.ts';
export {
  type FeatureViewSource,
  type HistoricalFeatures,
  type HistoricalFeaturesOptions,
  historicalFeatures,
} from './views/historical-features.ts';
export {
  type JoinedFeatures,
  type JoinFeatureViewsOptions,
  joinFeatureViews,
  type ViewCoverage,
  type ViewWithFacts,
} from './views/join-feature-views.ts';
export {
  type PointInTimeMatches,
  type PointInTimeOptions,
  pointInTimeJoin,
} from './views/point-in-time-join.ts';
