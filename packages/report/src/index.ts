export { ReportError, type ReportErrorCode, reportErrorCodes } from './errors.ts';
export { renderReport } from './page/render-report.ts';
export type {
  ReportCandidate,
  ReportLineage,
  ReportOptions,
  ReportTarget,
} from './page/report-input.ts';
export { type CalibrationPlotOptions, calibrationPlot } from './plots/calibration-plot.ts';
export { type ConfusionPlotOptions, confusionPlot } from './plots/confusion-plot.ts';
export type { OperatingPoint } from './plots/curve-layer.ts';
export {
  type GroupBarsPlotOptions,
  groupBarsPlot,
  type LimitBand,
} from './plots/group-bars-plot.ts';
export type { DataTable, Plot } from './plots/plot.ts';
export {
  type PrecisionRecallPlotOptions,
  precisionRecallPlot,
} from './plots/precision-recall-plot.ts';
export { type RocPlotOptions, rocPlot } from './plots/roc-plot.ts';
export { standaloneSvg } from './svg/standalone-svg.ts';
