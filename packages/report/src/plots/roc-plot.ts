import type { Curves } from '@codexhub/common-config/records';
import { element } from '../markup/markup.ts';
import { type Point, pathData } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { formatNumber } from '../text/format-number.ts';
import { areaUnder } from './area-under.ts';
import {
  curveLayer,
  isEmpty,
  type NamedLine,
  notDrawn,
  type OperatingPoint,
} from './curve-layer.ts';
import { emptyNote } from './empty-note.ts';
import type { Plot } from './plot.ts';
import { CURVE_SIZE, diagonal, unitFrame } from './unit-frame.ts';

export interface RocPlotOptions {
  readonly title?: string;
  readonly series: readonly { readonly name: string; readonly points: Curves['roc'] }[];
  /** Where candidates decide: x is the false positive rate, y the true positive rate. */
  readonly operating?: readonly OperatingPoint[];
  /** Why there is no point at all, such as `single_class`; said in the empty frame. */
  readonly reason?: string | undefined;
}

const STEPS = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * The receiver operating characteristic: true positive rate over false positive rate, both in
 * [0, 1], with the diagonal of chance. Several curves are named where they run. The description
 * says the area under each (trapezoids of the points given). An empty series is "not measured".
 * @example
 * rocPlot({ series: [{ name: 'a', points: [] }] }).table.rows.length; // Returns: 12
 */
export function rocPlot(options: RocPlotOptions): Plot {
  const { title = 'ROC', series, operating = [] } = options;
  const frame = unitFrame('false positive rate', 'true positive rate');
  const lines = series.map(({ name, points }) => ({
    name,
    points: points.map((point): Point => [point.falsePositiveRate, point.truePositiveRate]),
  }));
  const chance = diagonal(frame);
  const absent = lines.every(isEmpty) ? (options.reason ?? 'no_points') : undefined;
  const svg = svgImage(
    { ...CURVE_SIZE, title, description: describe(lines, operating), absent },
    frame.back,
    element('path', { class: 'guide', d: pathData(chance) }),
    curveLayer(frame, lines, { operating, guides: [chance] }),
    absent !== undefined ? emptyNote(frame.area, absent) : null,
  );
  const table = {
    caption: `${title}: true positive rate reached at a false positive rate`,
    columns: ['false positive rate', ...series.map(({ name }) => name)],
    rows: STEPS.map((step) => [
      formatNumber(step, 2),
      ...lines.map(({ points }) => reached(points, step)),
    ]),
  };
  return { title, width: CURVE_SIZE.width, svg: svg.text, table };
}

function reached(points: readonly Point[], falsePositiveRate: number): string {
  const within = points.filter(([x, y]) => x <= falsePositiveRate && Number.isFinite(y));
  if (within.length === 0) return 'undefined: no point';
  return formatNumber(within.reduce((best, [, y]) => Math.max(best, y), 0));
}

function describe(lines: readonly NamedLine[], operating: readonly OperatingPoint[]): string {
  const curves = lines.map(({ name, points }) => {
    const area = areaUnder(points);
    const said =
      area === undefined
        ? 'not measured'
        : `area under the curve ${formatNumber(area)}; at a false positive rate of 0.10 the true positive rate is ${reached(points, 0.1)}`;
    return `${name}: ${said}.${notDrawn(points)}`;
  });
  const marks = operating.map(
    ({ label, x, y }) =>
      `${label} decides at false positive rate ${formatNumber(x)}, true positive rate ${formatNumber(y)}.`,
  );
  return [...curves, ...marks].join(' ');
}
