import {
  calibrationPlot,
  confusionMatrixPlot,
  confusionPlot,
  featureBarsPlot,
  gainPlot,
  ksPlot,
  liftPlot,
  type Plot,
  precisionRecallPlot,
  predictedActualPlot,
  residualPlot,
  rocPlot,
  scoreHistogramPlot,
  thresholdPlot,
} from '@codexhub/report';

const reason = 'single_class';
const series = [{ name: 'a', points: [] }];

/** Every plot of which nothing was measured, and why. */
export const emptySamples: Readonly<Record<string, Plot>> = {
  roc: rocPlot({ series, reason }),
  'precision-recall': precisionRecallPlot({ series, reason }),
  calibration: calibrationPlot({ series, reason }),
  'score-histogram': scoreHistogramPlot({ edges: [0, 0.5, 1], series: [], reason }),
  gain: gainPlot({ series, reason }),
  lift: liftPlot({ series: [], reason }),
  ks: ksPlot({ points: [], reason }),
  threshold: thresholdPlot({ thresholds: [], measures: [], reason }),
  residual: residualPlot({ predicted: [], actual: [], reason }),
  'predicted-actual': predictedActualPlot({ predicted: [], actual: [], reason }),
  'feature-bars': featureBarsPlot({ features: [], reason }),
  confusion: confusionPlot({ reason }),
  'confusion-matrix': confusionMatrixPlot({ labels: [], counts: [], reason }),
};
