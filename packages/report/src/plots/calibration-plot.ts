import type { Curves } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import type { Point } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { formatCount, formatNumber } from '../text/format-number.ts';
import { curveLegend, curveLine, notDrawn } from './curve-layer.ts';
import type { Plot } from './plot.ts';
import { CURVE_SIZE, emptyNote, type UnitFrame, unitFrame } from './unit-frame.ts';

export interface CalibrationPlotOptions {
  readonly title?: string;
  readonly series: readonly { readonly name: string; readonly points: Curves['calibration'] }[];
}

const STRIP = 26;

/**
 * The reliability diagram: observed share of positives over mean predicted probability, bin by bin,
 * with the diagonal of perfect calibration and, along the axis, how many rows each bin holds.
 * An empty series is drawn as "not measured".
 * @example
 * calibrationPlot({ series: [{ name: 'a', points: [{ predicted: 0.1, observed: 0.2, count: 40 }] }] })
 *   .table.rows; // Returns: [['a', '0.100', '0.200', '40']]
 */
export function calibrationPlot({ title = 'Calibration', series }: CalibrationPlotOptions): Plot {
  const frame = unitFrame('predicted probability', 'observed share');
  const lines = series.map(({ points }) =>
    points.map((point): Point => [point.predicted, point.observed]),
  );
  const description = series.map(({ name, points }, index) => {
    const rows = points.reduce((sum, { count }) => sum + count, 0);
    return `${name}: ${points.length} bins, ${formatCount(rows)} rows.${notDrawn(lines[index] ?? [])}`;
  });
  const svg = svgImage(
    {
      ...CURVE_SIZE,
      title,
      description: description.join(' ') || 'No curve in the evidence.',
    },
    frame.back,
    element('path', {
      class: 'guide',
      d: `M${frame.x(0)} ${frame.y(0)}L${frame.x(1)} ${frame.y(1)}`,
    }),
    ...series.map(({ points }, index) => countStrip(frame, points, index)),
    ...lines.map((points, index) => curveLine(frame, points, index)),
    ...series.flatMap(({ points }, index) => dots(frame, points, index)),
    curveLegend(
      series.map(({ name }) => name),
      frame.x(0) + 6,
      8 + series.length * 11,
    ),
    lines.every((points) => points.length === 0) ? emptyNote() : null,
  );
  const table = {
    caption: `${title}: bins, with their rows`,
    columns: ['series', 'mean predicted', 'observed share', 'rows'],
    rows: series.flatMap(({ name, points }) =>
      points.map(({ predicted, observed, count }) => [
        name,
        formatNumber(predicted),
        formatNumber(observed),
        formatCount(count),
      ]),
    ),
  };
  return { title, width: CURVE_SIZE.width, svg: svg.text, table };
}

function countStrip(frame: UnitFrame, points: Curves['calibration'], series: number): Markup {
  const most = Math.max(1, ...points.map(({ count }) => count));
  const base = frame.y(0);
  let free = -Infinity;
  const bars = points
    .filter(({ predicted }) => Number.isFinite(predicted))
    .map(({ predicted, count }) => {
      const x = Math.round((frame.x(predicted) + series * 3.5) * 10) / 10;
      const height = Math.round((count / most) * STRIP * 10) / 10;
      const text = formatCount(count);
      const half = text.length * 2.2 + 2;
      // A count is written where it has room; all of them stand in the table.
      const isFree = series === 0 && x - half > free;
      if (isFree) free = x + half;
      return element(
        'g',
        {},
        element('path', {
          class: `count series${series % 4}`,
          d: `M${x} ${base}V${base - height}`,
        }),
        isFree
          ? svgText(Math.max(x, 30 + half), base - height - 2, text, {
              anchor: 'middle',
              class: 'muted small halo',
            })
          : null,
      );
    });
  return element('g', {}, ...bars);
}

function dots(frame: UnitFrame, points: Curves['calibration'], series: number): Markup[] {
  return points
    .filter(({ predicted, observed }) => Number.isFinite(predicted) && Number.isFinite(observed))
    .map(({ predicted, observed, count }) =>
      element(
        'circle',
        { class: `dot series${series % 4}`, cx: frame.x(predicted), cy: frame.y(observed), r: 2.6 },
        element(
          'title',
          {},
          `predicted ${formatNumber(predicted)}, observed ${formatNumber(observed)}, ${formatCount(count)} rows`,
        ),
      ),
    );
}
