import { element, type Markup } from '../markup/markup.ts';
import { type Point, pathData } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { formatCount, formatNumber } from '../text/format-number.ts';
import {
  type CalibrationBin,
  type CalibrationSeries,
  calibrationFinding,
} from './calibration-finding.ts';
import { calibrationStrip } from './calibration-strip.ts';
import { type ChartFrame, chartFrame } from './chart-frame.ts';
import { curveLayer, isEmpty } from './curve-layer.ts';
import { emptyNote } from './empty-note.ts';
import type { Plot } from './plot.ts';
import { CURVE_SIZE, diagonal, unitAxis } from './unit-frame.ts';

export interface CalibrationPlotOptions {
  readonly title?: string;
  readonly series: readonly CalibrationSeries[];
  /** How the bins were cut; said in the picture and its table. */
  readonly bins?: 'uniform' | 'quantile' | undefined;
  /** Why there is no bin at all; said in the empty frame. */
  readonly reason?: string | undefined;
}

const STRIP = 32;
const CUT = { uniform: 'bins of equal width', quantile: 'bins of equal rows' } as const;

/**
 * The reliability diagram: observed share of positives over mean predicted probability, bin by bin,
 * with the diagonal of perfect calibration and, beneath, how many rows each bin holds: as wide as
 * the bin where its bounds are given, otherwise a stroke at its mean. Whiskers where a bin has an
 * interval. The description says the mean gap, weighted by rows, and the widest.
 * An empty series is drawn as "not measured".
 * @example
 * calibrationPlot({ series: [{ name: 'a', points: [{ predicted: 0.1, observed: 0.2, count: 40 }] }] })
 *   .table.rows; // Returns: [['a', '0.100', '0.200', '40']]
 */
export function calibrationPlot(options: CalibrationPlotOptions): Plot {
  const { title = 'Calibration', series, bins } = options;
  const frame = chartFrame({
    ...CURVE_SIZE,
    gutter: 30,
    beneath: STRIP,
    x: { name: 'predicted probability', ...unitAxis },
    y: { name: 'observed share', ...unitAxis },
  });
  const lines = series.map(({ name, points }) => ({
    name,
    points: points.map((point): Point => [point.predicted, point.observed]),
  }));
  const { area } = frame;
  const note = { x: area.x + 58, y: area.y + area.height - 11, width: area.width - 58, height: 11 };
  const perfect = diagonal(frame);
  const absent = lines.every(isEmpty) ? (options.reason ?? 'no_points') : undefined;
  const svg = svgImage(
    { ...CURVE_SIZE, title, description: calibrationFinding(series), absent },
    frame.back,
    element('path', { class: 'guide', d: pathData(perfect) }),
    calibrationStrip(frame, series, STRIP),
    bins
      ? svgText(area.x + area.width - 2, area.y + area.height - 3, CUT[bins], {
          anchor: 'end',
          class: 'muted small halo',
        })
      : null,
    ...series.map(({ points }, index) => whiskers(frame, points, index)),
    curveLayer(frame, lines, { taken: bins ? [note] : [], guides: [perfect] }),
    ...series.flatMap(({ points }, index) => dots(frame, points, index)),
    absent !== undefined ? emptyNote(area, absent) : null,
  );
  const table = {
    caption: `${title}: bins, with their rows${bins ? `; ${CUT[bins]}` : ''}`,
    columns: ['series', 'mean predicted', 'observed share', 'rows'],
    rows: series.flatMap(({ name, points }) =>
      points.map(({ predicted, observed, count, interval }) => [
        name,
        formatNumber(predicted),
        interval
          ? `${formatNumber(observed)} [${formatNumber(interval.lower)}, ${formatNumber(interval.upper)}]`
          : formatNumber(observed),
        formatCount(count),
      ]),
    ),
  };
  return { title, width: CURVE_SIZE.width, svg: svg.text, table };
}

function whiskers(frame: ChartFrame, points: readonly CalibrationBin[], series: number): Markup {
  const lines = points.flatMap(({ predicted, interval }) => {
    if (!interval || ![predicted, interval.lower, interval.upper].every(Number.isFinite)) return [];
    return [
      `M${tenths(frame.x(predicted))} ${tenths(frame.y(interval.lower))}V${tenths(frame.y(interval.upper))}`,
    ];
  });
  return element('path', { class: `column series${series % 8}`, d: lines.join('') });
}

function dots(frame: ChartFrame, points: readonly CalibrationBin[], series: number): Markup[] {
  return points
    .filter(({ predicted, observed }) => Number.isFinite(predicted) && Number.isFinite(observed))
    .map(({ predicted, observed, count }) =>
      element(
        'circle',
        {
          class: `dot series${series % 8}`,
          cx: frame.x(predicted),
          cy: frame.y(observed),
          r: 2.6,
        },
        element(
          'title',
          {},
          `predicted ${formatNumber(predicted)}, observed ${formatNumber(observed)}, ${formatCount(count)} rows`,
        ),
      ),
    );
}
