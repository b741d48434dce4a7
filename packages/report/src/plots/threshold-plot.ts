import type { Point } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { formatNumber } from '../text/format-number.ts';
import { chartFrame, WIDE_SIZE } from './chart-frame.ts';
import { curveLayer, isEmpty, isFinitePoint, type NamedLine } from './curve-layer.ts';
import { emptyNote } from './empty-note.ts';
import type { Plot } from './plot.ts';
import { requirePlot } from './require-plot.ts';
import { thresholdLine } from './threshold-line.ts';
import { unitAxis } from './unit-frame.ts';
import { extentOf, scoreAxis } from './value-axis.ts';

/** One measure at every threshold, in [0, 1]. */
export interface ThresholdMeasure {
  readonly name: string;
  /** One for each threshold; null where it is undefined, as precision is with nothing predicted. */
  readonly values: readonly (number | null)[];
}

export interface ThresholdPlotOptions {
  readonly title?: string;
  /** Rising. */
  readonly thresholds: readonly number[];
  /** Such as precision, recall and F1. */
  readonly measures: readonly ThresholdMeasure[];
  /** The threshold in force. */
  readonly threshold?: number | undefined;
  /** Why there is no threshold at all; said in the empty frame. */
  readonly reason?: string | undefined;
}

/**
 * Measures over the threshold: what another threshold would give. A line stops where its measure is
 * undefined. The description says where each is highest, and what holds at the threshold in force.
 * @throws ReportError `REPORT_INPUT_INVALID` where a measure has not one value for each threshold.
 * @example
 * thresholdPlot({ thresholds: [0.2, 0.8], measures: [{ name: 'precision', values: [0.5, null] }] })
 *   .table.rows; // Returns: [['0.200', '0.500'], ['0.800', 'undefined']]
 */
export function thresholdPlot(options: ThresholdPlotOptions): Plot {
  const { title = 'Measures by threshold', thresholds, measures, threshold } = options;
  measures.forEach(({ values }, index) => {
    requirePlot(values.length === thresholds.length, {
      plot: 'thresholdPlot',
      path: `measures.${index}.values`,
      must: `hold ${thresholds.length} values, one for each threshold`,
      received: `${values.length}`,
    });
  });
  const frame = chartFrame({
    ...WIDE_SIZE,
    x: scoreAxis('threshold', extentOf(thresholds)),
    y: { name: 'value', ...unitAxis },
  });
  const lines = measures.map(({ name, values }) => ({
    name,
    points: values.map((value, index): Point => [thresholds[index]!, value ?? Number.NaN]),
  }));
  const inForce = thresholdLine(frame, threshold);
  const absent = lines.every(isEmpty) ? (options.reason ?? 'no_points') : undefined;
  const svg = svgImage(
    { ...WIDE_SIZE, title, description: describe(lines, threshold), absent },
    frame.back,
    inForce.line,
    curveLayer(frame, lines, { namesAlways: true, taken: inForce.taken }),
    inForce.label,
    absent !== undefined ? emptyNote(frame.area, absent) : null,
  );
  const table = {
    caption: title,
    columns: ['threshold', ...measures.map(({ name }) => name)],
    rows: rowsShown(thresholds, threshold).map((index) => [
      formatNumber(thresholds[index]!),
      ...lines.map(({ points }) => pointText(points[index]!)),
    ]),
  };
  return { title, width: WIDE_SIZE.width, svg: svg.text, table };
}

function describe(lines: readonly NamedLine[], threshold: number | undefined): string {
  const said = lines.map(({ name, points }) => {
    const defined = points.filter(isFinitePoint);
    if (defined.length === 0) return `${name}: not measured.`;
    const [at, value] = defined.reduce((best, point) => (point[1] > best[1] ? point : best));
    const lost = points.length - defined.length;
    const missing = lost === 0 ? '' : `, undefined at ${lost} thresholds`;
    return `${name} is highest at ${formatNumber(at)}: ${formatNumber(value)}${missing}${nearestTo(points, threshold)}.`;
  });
  return said.join(' ');
}

// The nearest threshold that was measured, the lower of two.
function nearestTo(points: readonly Point[], threshold: number | undefined): string {
  if (threshold === undefined || points.length === 0) return '';
  const nearest = points.reduce((best, point) =>
    Math.abs(point[0] - threshold) < Math.abs(best[0] - threshold) ? point : best,
  );
  return `; ${pointText(nearest)} at ${formatNumber(nearest[0])}, nearest to the threshold in force`;
}

function pointText([, value]: Point): string {
  return Number.isFinite(value) ? formatNumber(value) : 'undefined';
}

// Two dozen rows, evenly chosen, and the threshold in force where it was measured.
function rowsShown(thresholds: readonly number[], threshold: number | undefined): number[] {
  const every = Math.max(1, Math.ceil(thresholds.length / 24));
  return [...thresholds.keys()].filter(
    (index) =>
      index % every === 0 || index === thresholds.length - 1 || thresholds[index] === threshold,
  );
}
