export { ReportError, type ReportErrorCode, reportErrorCodes } from './errors.ts';
export { renderReport } from './page/render-report.ts';
export type {
  ReportCandidate,
  ReportLineage,
  ReportOptions,
  ReportSelfTest,
  ReportTarget,
} from './page/report-input.ts';
export type { CalibrationBin, CalibrationSeries } from './plots/calibration-finding.ts';
export { type CalibrationPlotOptions, calibrationPlot } from './plots/calibration-plot.ts';
export {
  type ConfusionMatrixPlotOptions,
  confusionMatrixPlot,
} from './plots/confusion-matrix-plot.ts';
export { type ConfusionPlotOptions, confusionPlot } from './plots/confusion-plot.ts';
export { type BinCounts, countBins } from './plots/count-bins.ts';
export type { OperatingPoint } from './plots/curve-layer.ts';
export {
  type FeatureBar,
  type FeatureBarsPlotOptions,
  featureBarsPlot,
} from './plots/feature-bars-plot.ts';
export { type GainPlotOptions, gainPlot } from './plots/gain-plot.ts';
export type { GainPoint, GainSeries } from './plots/gain-points.ts';
export {
  type GroupBarsPlotOptions,
  groupBarsPlot,
  type LimitBand,
} from './plots/group-bars-plot.ts';
export type { HistogramSeries } from './plots/histogram-bins.ts';
export { type CumulativePoint, type KsPlotOptions, ksPlot } from './plots/ks-plot.ts';
export { type LiftPlotOptions, liftPlot } from './plots/lift-plot.ts';
export type { DataTable, Plot } from './plots/plot.ts';
export { plotTable } from './plots/plot-table.ts';
export {
  type PrecisionRecallPlotOptions,
  precisionRecallPlot,
} from './plots/precision-recall-plot.ts';
export {
  type PredictedActualPlotOptions,
  predictedActualPlot,
} from './plots/predicted-actual-plot.ts';
export { type ResidualPlotOptions, residualPlot } from './plots/residual-plot.ts';
export { type RocPlotOptions, rocPlot } from './plots/roc-plot.ts';
export {
  type ScoreHistogramPlotOptions,
  scoreHistogramPlot,
} from './plots/score-histogram-plot.ts';
export {
  type ThresholdMeasure,
  type ThresholdPlotOptions,
  thresholdPlot,
} from './plots/threshold-plot.ts';
export { standaloneSvg } from './svg/standalone-svg.ts';
