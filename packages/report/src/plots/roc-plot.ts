import type { Curves } from '@codexhub/common-config/records';
import { element } from '../markup/markup.ts';
import type { Point } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { formatNumber } from '../text/format-number.ts';
import {
  curveLegend,
  curveLine,
  notDrawn,
  type OperatingPoint,
  operatingMarks,
} from './curve-layer.ts';
import type { Plot } from './plot.ts';
import { CURVE_SIZE, emptyNote, unitFrame } from './unit-frame.ts';

export interface RocPlotOptions {
  readonly title?: string;
  readonly series: readonly { readonly name: string; readonly points: Curves['roc'] }[];
  /** Where candidates decide: x is the false positive rate, y the true positive rate. */
  readonly operating?: readonly OperatingPoint[];
}

const STEPS = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * The receiver operating characteristic: true positive rate over false positive rate, both in
 * [0, 1], with the diagonal of chance. An empty series is drawn as "not measured".
 * @example
 * rocPlot({ series: [{ name: 'a', points: [] }] }).table.rows.length; // Returns: 12
 */
export function rocPlot({ title = 'ROC', series, operating = [] }: RocPlotOptions): Plot {
  const frame = unitFrame('false positive rate', 'true positive rate');
  const lines = series.map(({ points }) =>
    points.map((point): Point => [point.falsePositiveRate, point.truePositiveRate]),
  );
  const isEmpty = lines.every((points) => points.length === 0);
  const svg = svgImage(
    { ...CURVE_SIZE, title, description: describe(series, operating, lines) },
    frame.back,
    element('path', {
      class: 'guide',
      d: `M${frame.x(0)} ${frame.y(0)}L${frame.x(1)} ${frame.y(1)}`,
    }),
    ...lines.map((points, index) => curveLine(frame, points, index)),
    operatingMarks(frame, operating),
    curveLegend(
      series.map(({ name }) => name),
      86,
      136,
    ),
    isEmpty ? emptyNote() : null,
  );
  const table = {
    caption: `${title}: true positive rate reached at a false positive rate`,
    columns: ['false positive rate', ...series.map(({ name }) => name)],
    rows: STEPS.map((step) => [
      formatNumber(step, 2),
      ...lines.map((points) => reached(points, step)),
    ]),
  };
  return { title, width: CURVE_SIZE.width, svg: svg.text, table };
}

function reached(points: readonly Point[], falsePositiveRate: number): string {
  const within = points.filter(([x, y]) => x <= falsePositiveRate && Number.isFinite(y));
  if (within.length === 0) return 'undefined: no point';
  return formatNumber(within.reduce((best, [, y]) => Math.max(best, y), 0));
}

function describe(
  series: RocPlotOptions['series'],
  operating: readonly OperatingPoint[],
  lines: readonly (readonly Point[])[],
): string {
  const curves = series.map(
    ({ name, points }, index) => `${name}: ${points.length} points.${notDrawn(lines[index] ?? [])}`,
  );
  const marks = operating.map(
    ({ label, x, y }) =>
      `${label} decides at false positive rate ${formatNumber(x)}, true positive rate ${formatNumber(y)}.`,
  );
  return [...curves, ...marks].join(' ') || 'No curve in the evidence.';
}
