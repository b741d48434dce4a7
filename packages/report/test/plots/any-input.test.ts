import { measuredValue, undefinedValue } from '@codexhub/common-config/records';
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
  standaloneSvg,
  thresholdPlot,
} from '@codexhub/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureFaults } from '../story/picture-faults.ts';

const any = fc.double();
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const count = fc.oneof(fc.nat(), fc.maxSafeNat());
const pairs = fc.array(fc.tuple(any, any), { maxLength: 30 });
const named = fc.array(fc.tuple(text, pairs), { maxLength: 5 });

// Strictly rising, two at least.
const edges = fc
  .uniqueArray(finite, { minLength: 2, maxLength: 80 })
  .map((values) => values.sort((one, two) => one - two))
  .filter((values) => new Set(values).size === values.length);

const plots: Readonly<Record<string, fc.Arbitrary<Plot>>> = {
  rocPlot: fc.record({ named, text }).map(({ named: series, text: label }) =>
    rocPlot({
      title: label,
      series: series.map(([name, points]) => ({
        name,
        points: points.map(([x, y]) => ({ falsePositiveRate: x, truePositiveRate: y })),
      })),
      operating: series.flatMap(([name, points]) =>
        points.slice(0, 1).map(([x, y]) => ({ label: name, x, y })),
      ),
    }),
  ),
  precisionRecallPlot: fc.record({ named, value: any }).map(({ named: series, value }) =>
    precisionRecallPlot({
      series: series.map(([name, points]) => ({
        name,
        points: points.map(([recall, precision]) => ({ recall, precision })),
      })),
      prevalence: measuredValue(value),
    }),
  ),
  calibrationPlot: fc.tuple(named, count).map(([series, rows]) =>
    calibrationPlot({
      series: series.map(([name, points]) => ({
        name,
        points: points.map(([predicted, observed], index) => ({
          predicted,
          observed,
          count: index === 0 ? rows : Math.abs(observed),
          ...(index % 2 === 0 ? { lower: predicted, upper: observed } : {}),
          interval: { lower: observed, upper: predicted },
        })),
      })),
      bins: 'uniform',
    }),
  ),
  scoreHistogramPlot: fc
    .record({ edges, names: fc.array(text, { maxLength: 4 }), fill: count, threshold: any })
    .map(({ edges: bounds, names, fill, threshold }) =>
      scoreHistogramPlot({
        edges: bounds,
        series: names.map((name, index) => ({
          name,
          counts: bounds.slice(1).map((_, bin) => ((bin * 7 + index) % 3 === 0 ? fill : bin)),
        })),
        threshold,
      }),
    ),
  gainPlot: fc
    .tuple(named, any)
    .map(([series, prevalence]) => gainPlot({ series: gains(series), prevalence })),
  liftPlot: named.map((series) => liftPlot({ series: gains(series) })),
  ksPlot: fc
    .record({ points: fc.array(fc.tuple(any, any, any), { maxLength: 40 }), text })
    .map(({ points, text: label }) =>
      ksPlot({
        points: points.map(([score, negative, positive]) => ({ score, negative, positive })),
        labels: { positive: label, negative: `not ${label}` },
      }),
    ),
  thresholdPlot: fc
    .record({
      thresholds: fc.array(any, { maxLength: 30 }),
      names: fc.array(text, { maxLength: 5 }),
      value: any,
    })
    .map(({ thresholds, names, value }) =>
      thresholdPlot({
        thresholds,
        measures: names.map((name, index) => ({
          name,
          values: thresholds.map((at, row) => ((row + index) % 4 === 0 ? null : at * value)),
        })),
        threshold: value,
      }),
    ),
  residualPlot: fc
    .record({ rows: fc.array(fc.tuple(any, any), { maxLength: 400 }), text })
    .map(({ rows, text: name }) => residualPlot({ ...columns(rows), name })),
  predictedActualPlot: fc
    .record({ rows: fc.array(fc.tuple(finite, finite), { maxLength: 400 }), text })
    .map(({ rows, text: name }) => predictedActualPlot({ ...columns(rows), name })),
  featureBarsPlot: fc.array(fc.tuple(text, any, any, any), { maxLength: 25 }).map((features) =>
    featureBarsPlot({
      features: features.map(([name, value, lower, upper], index) => ({
        name,
        value: index % 5 === 4 ? undefinedValue(name || 'none') : measuredValue(value),
        ...(index % 3 === 0 ? {} : { interval: { lower, upper } }),
      })),
    }),
  ),
  confusionPlot: fc
    .tuple(count, count, count, count, text)
    .map(([truePositive, falsePositive, trueNegative, falseNegative, label]) =>
      confusionPlot({
        counts: { truePositive, falsePositive, trueNegative, falseNegative },
        labels: { positive: label, negative: label },
      }),
    ),
  confusionMatrixPlot: fc.tuple(fc.array(text, { maxLength: 33 }), count).map(([labels, most]) =>
    confusionMatrixPlot({
      labels,
      counts: labels.map((_, row) =>
        labels.map((__, column) =>
          row % 4 === 3 ? 0 : Math.floor(most / (1 + Math.abs(row - column))),
        ),
      ),
    }),
  ),
};

function gains(series: readonly (readonly [string, readonly (readonly [number, number])[]])[]): {
  name: string;
  points: { share: number; gain: number }[];
}[] {
  return series.map(([name, points]) => ({
    name,
    points: points.map(([share, gain]) => ({ share, gain })),
  }));
}

function columns(rows: readonly (readonly [number, number])[]): {
  predicted: number[];
  actual: number[];
} {
  return { predicted: rows.map(([x]) => x), actual: rows.map(([, y]) => y) };
}

describe.each(Object.entries(plots))('%s of any numbers and names', (_, plot) => {
  test('is a well-formed picture, all of it inside, without a number that is none', () => {
    fc.assert(
      fc.property(plot, (drawn) => {
        expect(pictureFaults(drawn.svg)).toEqual([]);
        expect(drawn.svg).not.toMatch(/<script/i);
        expect(standaloneSvg(drawn)).toBe(standaloneSvg(drawn));
        for (const row of drawn.table.rows) expect(row).toHaveLength(drawn.table.columns.length);
      }),
      { seed: 20261121, numRuns: 25 },
    );
  });
});
