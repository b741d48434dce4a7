import { createRandom } from '@codexhub/common-config/kernel';
import {
  calibrationPlot,
  countBins,
  gainPlot,
  ksPlot,
  liftPlot,
  type Plot,
  precisionRecallPlot,
  rocPlot,
  scoreHistogramPlot,
  thresholdPlot,
} from '@codexhub/report';
import { curvesOf } from '../story/measure-rows.ts';
import { type Row, simulateScores } from '../story/simulate-scores.ts';

const rows = simulateScores();
const positives = rows.filter(({ isDenied }) => isDenied).length;

// The same applications through a model that reads less: noise on the scores.
function blurred(noise: number, seed: number): readonly Row[] {
  const random = createRandom(seed).stream('blur');
  return rows.map((row) => {
    const score = row.score * (1 - noise) + noise * random.next() * row.score ** 0.3;
    return { ...row, score: Math.min(1, score) };
  });
}

const models = [
  { name: 'gradient boosting', rows },
  { name: 'logistic regression', rows: blurred(0.35, 1) },
  { name: 'scorecard 2019', rows: blurred(0.8, 2) },
].map((model) => ({ ...model, curves: curvesOf(model.rows) }));

const calibration = Array.from({ length: 10 }, (_, bin) => {
  const inBin = rows.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === bin);
  const count = inBin.length;
  const observed = inBin.filter(({ isDenied }) => isDenied).length / count;
  const spread = 1.96 * Math.sqrt((observed * (1 - observed)) / count);
  return {
    predicted: inBin.reduce((sum, { score }) => sum + score, 0) / count,
    observed,
    count,
    lower: bin / 10,
    upper: (bin + 1) / 10,
    interval: { lower: Math.max(0, observed - spread), upper: Math.min(1, observed + spread) },
  };
}).filter(({ count }) => count > 0);

const ascending = rows.toSorted((one, other) => one.score - other.score);
const quantiles = Array.from({ length: 8 }, (_, bin) => {
  const inBin = ascending.slice(
    Math.floor((bin * ascending.length) / 8),
    Math.floor(((bin + 1) * ascending.length) / 8),
  );
  const count = inBin.length;
  return {
    predicted: inBin.reduce((sum, { score }) => sum + score, 0) / count,
    observed: inBin.filter(({ isDenied }) => isDenied).length / count,
    count,
    lower: inBin[0]!.score,
    upper: inBin.at(-1)!.score,
  };
});

const gains = models.map(({ name, curves }) => ({
  name,
  points: curves.roc
    .filter((_, index) => index % 40 === 0 || index === curves.roc.length - 1)
    .map(({ truePositiveRate, falsePositiveRate }) => ({
      share:
        (truePositiveRate * positives + falsePositiveRate * (rows.length - positives)) /
        rows.length,
      gain: truePositiveRate,
    })),
}));

const edges = Array.from({ length: 26 }, (_, edge) => edge / 25);
const byClass = [
  { name: 'granted', counts: countBins(scoresOf(false), edges).counts },
  { name: 'denied', counts: countBins(scoresOf(true), edges).counts },
];

function scoresOf(isDenied: boolean): number[] {
  return rows.filter((row) => row.isDenied === isDenied).map(({ score }) => score);
}

const cumulative = Array.from({ length: 101 }, (_, step) => {
  const score = step / 100;
  const below = (scores: readonly number[]): number =>
    scores.filter((one) => one <= score).length / scores.length;
  return { score, negative: below(scoresOf(false)), positive: below(scoresOf(true)) };
});

const thresholds = Array.from({ length: 100 }, (_, step) => step / 100);
const measured = thresholds.map((threshold) => {
  const flagged = rows.filter(({ score }) => score >= threshold);
  const hits = flagged.filter(({ isDenied }) => isDenied).length;
  const precision = flagged.length === 0 ? null : hits / flagged.length;
  const recall = hits / positives;
  const f1 =
    precision === null || precision + recall === 0
      ? null
      : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
});

/** The plots of scores, as a reader sees them. */
export const curveSamples: Readonly<Record<string, Plot>> = {
  'roc-models': rocPlot({
    series: models.map(({ name, curves }) => ({ name, points: curves.roc })),
    operating: [{ label: 'gradient boosting', x: 0.12, y: 0.51 }],
  }),
  'precision-recall-models': precisionRecallPlot({
    series: models.map(({ name, curves }) => ({ name, points: curves.precisionRecall.slice(9) })),
    prevalence: { defined: true, value: positives / rows.length },
  }),
  'calibration-uniform': calibrationPlot({
    series: [{ name: 'gradient boosting', points: calibration }],
    bins: 'uniform',
  }),
  'calibration-quantile': calibrationPlot({
    series: [{ name: 'gradient boosting', points: quantiles }],
    bins: 'quantile',
  }),
  'calibration-models': calibrationPlot({
    series: models.map(({ name, curves }) => ({ name, points: curves.calibration })),
  }),
  'score-histogram': scoreHistogramPlot({ edges, series: byClass, threshold: 0.3 }),
  gain: gainPlot({ series: gains, prevalence: positives / rows.length }),
  lift: liftPlot({ series: gains }),
  ks: ksPlot({ points: cumulative, labels: { positive: 'denied', negative: 'granted' } }),
  threshold: thresholdPlot({
    thresholds,
    measures: [
      { name: 'precision', values: measured.map(({ precision }) => precision) },
      { name: 'recall', values: measured.map(({ recall }) => recall) },
      { name: 'F1', values: measured.map(({ f1 }) => f1) },
    ],
    threshold: 0.5,
  }),
};
