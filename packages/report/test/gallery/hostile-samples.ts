import { measuredValue } from '@codexhub/common-config/records';
import {
  calibrationPlot,
  confusionMatrixPlot,
  confusionPlot,
  featureBarsPlot,
  groupBarsPlot,
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
import { smallStory } from '../story/small-story.ts';

const long = 'Zusammenveranlagte & <script>alert(1)</script> "geschiedene" مجموعة طويلة';
const steps = Array.from({ length: 21 }, (_, index) => index / 20);
const power = (index: number): number => 0.15 + index * 0.11;
const models = Array.from({ length: 8 }, (_, index) => `${index === 3 ? long : 'model'} ${index}`);

/** Every plot with what does not fit: long names, many series, numbers of every size. */
export const hostileSamples: Readonly<Record<string, Plot>> = {
  roc: rocPlot({
    title: long,
    series: models.map((name, index) => ({
      name,
      points: steps.map((x) => ({ falsePositiveRate: x, truePositiveRate: x ** power(index) })),
    })),
    operating: [0.1, 0.12, 0.14].map((x) => ({ label: long, x, y: x ** 0.2 })),
  }),
  'precision-recall': precisionRecallPlot({
    series: [
      { name: 'a', points: steps.map((x) => ({ recall: x, precision: 1 - x * x })) },
      { name: long, points: [] },
      { name: 'c', points: [] },
    ],
    prevalence: measuredValue(0.02),
  }),
  calibration: calibrationPlot({
    series: models.map((name, index) => ({
      name,
      points: steps
        .slice(1)
        .map((x) => ({ predicted: x, observed: x ** power(index), count: 1e12 * x })),
    })),
    bins: 'uniform',
  }),
  'score-histogram': scoreHistogramPlot({
    edges: steps.map((x) => x * 1e9 - 4e8),
    series: models.slice(2, 5).map((name, index) => ({
      name,
      counts: steps.slice(1).map((_, bin) => 2 ** Math.abs((bin * (index + 2)) % 17)),
    })),
    threshold: 5.9e8,
    name: long,
  }),
  lift: liftPlot({
    series: models.map((name, index) => ({
      name,
      points: steps.map((share) => ({ share, gain: share ** power(index) })),
    })),
  }),
  ks: ksPlot({
    points: steps.map((x) => ({ score: x * 1e-7, negative: x ** 0.3, positive: x ** 3 })),
    labels: { positive: long, negative: long },
  }),
  threshold: thresholdPlot({
    thresholds: steps.map((x) => x * 1e21),
    measures: models.map((name, index) => ({
      name,
      values: steps.map((x) => (x > 0.4 && x < 0.6 ? null : x ** power(index))),
    })),
    threshold: 9.9e20,
  }),
  residual: residualPlot({
    predicted: steps.map((x) => x * 1e-5),
    actual: steps.map((x) => x ** 2 * 1e-5),
    name: long,
  }),
  'predicted-actual': predictedActualPlot({
    predicted: steps.map((x) => 1e9 + x),
    actual: steps.map((x) => 1e9 + x ** 2),
    name: long,
  }),
  'feature-bars': featureBarsPlot({
    features: models.flatMap((name, index) =>
      [-1, 1, 1].map((sign) => ({
        name,
        value: measuredValue(sign * 10 ** index),
        interval: { lower: sign * 10 ** index - 1e6, upper: sign * 10 ** index + 1e6 },
      })),
    ),
    name: long,
  }),
  confusion: confusionPlot({
    counts: { truePositive: 1e9, falsePositive: 2e9, trueNegative: 3e9, falseNegative: 0 },
    labels: { positive: long, negative: long },
  }),
  'confusion-matrix': confusionMatrixPlot({
    labels: models,
    counts: models
      .map((_, row) => models.map((__, column) => 10 ** (row + column / 2)))
      .map((row) => row.map(Math.round)),
  }),
  'group-bars': groupBarsPlot({
    accounting: smallStory({ groups: models }).candidates[0]!.report.accounting[0]!,
  }),
};
