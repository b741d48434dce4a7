import { type Curves, undefinedValue, type Value } from '@codexhub/common-config/records';
import { element } from '../markup/markup.ts';
import type { Point } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { formatNumber, formatValue } from '../text/format-number.ts';
import {
  curveLegend,
  curveLine,
  notDrawn,
  type OperatingPoint,
  operatingMarks,
} from './curve-layer.ts';
import type { Plot } from './plot.ts';
import { CURVE_SIZE, emptyNote, unitFrame } from './unit-frame.ts';

export interface PrecisionRecallPlotOptions {
  readonly title?: string;
  readonly series: readonly { readonly name: string; readonly points: Curves['precisionRecall'] }[];
  /** Share of the positive label among the rows: the precision of deciding at random. */
  readonly prevalence?: Value;
  /** Where candidates decide: x is the recall, y the precision. */
  readonly operating?: readonly OperatingPoint[];
}

const STEPS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * Precision over recall, both in [0, 1], with the line of the prevalence, which is what no skill
 * reaches. An empty series is drawn as "not measured".
 * @example
 * precisionRecallPlot({ series: [] }).title; // Returns: 'Precision and recall'
 */
export function precisionRecallPlot(options: PrecisionRecallPlotOptions): Plot {
  const { title = 'Precision and recall', series, operating = [] } = options;
  const prevalence = options.prevalence ?? undefinedValue('not_given');
  const frame = unitFrame('recall', 'precision');
  const lines = series.map(({ points }) =>
    points.map((point): Point => [point.recall, point.precision]),
  );
  const isEmpty = lines.every((points) => points.length === 0);
  const description = [
    ...series.map(
      ({ name, points }, index) =>
        `${name}: ${points.length} points.${notDrawn(lines[index] ?? [])}`,
    ),
    `Prevalence ${formatValue(prevalence)}.`,
    ...operating.map(
      ({ label, x, y }) =>
        `${label} decides at recall ${formatNumber(x)}, precision ${formatNumber(y)}.`,
    ),
  ].join(' ');
  const svg = svgImage(
    { ...CURVE_SIZE, title, description },
    frame.back,
    prevalence.defined ? prevalenceLine(frame.x(0), frame.x(1), frame.y(prevalence.value)) : null,
    ...lines.map((points, index) => curveLine(frame, points, index)),
    prevalence.defined
      ? svgText(
          frame.x(0) + 3,
          labelTop(frame.y(prevalence.value)),
          `prevalence ${formatNumber(prevalence.value)}`,
          { class: 'halo muted small' },
        )
      : null,
    operatingMarks(frame, operating),
    curveLegend(
      series.map(({ name }) => name),
      86,
      20 + series.length * 11,
    ),
    isEmpty ? emptyNote() : null,
  );
  const table = {
    caption: `${title}: best precision at a recall of at least; prevalence ${formatValue(prevalence)}`,
    columns: ['recall', ...series.map(({ name }) => name)],
    rows: STEPS.map((step) => [
      formatNumber(step, 1),
      ...lines.map((points) => best(points, step)),
    ]),
  };
  return { title, width: CURVE_SIZE.width, svg: svg.text, table };
}

function prevalenceLine(from: number, to: number, y: number): ReturnType<typeof element> {
  return element('path', { class: 'guide', d: `M${from} ${Math.round(y * 10) / 10}H${to}` });
}

// Below the line, unless it lies too close to the axis.
function labelTop(line: number): number {
  return line > 128 ? line - 4 : line + 10;
}

function best(points: readonly Point[], recall: number): string {
  const within = points.filter(([x, y]) => x >= recall - 1e-12 && Number.isFinite(y));
  if (within.length === 0) return 'undefined: no point';
  return formatNumber(within.reduce((top, [, y]) => Math.max(top, y), 0));
}
