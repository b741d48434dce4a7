import { element, fragment, type Markup } from '../markup/markup.ts';
import { niceTicks } from '../svg/nice-ticks.ts';
import type { Point } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { formatNumber, formatPercent } from '../text/format-number.ts';
import { type ChartFrame, chartFrame } from './chart-frame.ts';
import { curveLayer, isEmpty } from './curve-layer.ts';
import { emptyNote } from './empty-note.ts';
import {
  GAIN_STEPS,
  type GainSeries,
  gainFinding,
  gainLines,
  gainText,
  liftAt,
} from './gain-points.ts';
import type { Plot } from './plot.ts';
import { CURVE_SIZE, unitAxis } from './unit-frame.ts';

export interface LiftPlotOptions {
  readonly title?: string;
  readonly series: readonly GainSeries[];
  /** Why there is no point at all; said in the empty frame. */
  readonly reason?: string | undefined;
}

/**
 * The lift: how many times as many positives the best-scored share of the rows holds as a random
 * share would, from 0 up; 1 is chance, and every curve ends there. Undefined at no rows.
 * An empty series is drawn as "not measured".
 * @example
 * liftPlot({ series: [{ name: 'a', points: [{ share: 0.1, gain: 0.3 }, { share: 1, gain: 1 }] }] })
 *   .table.rows[2]; // Returns: ['10.0%', '3.00']
 */
export function liftPlot(options: LiftPlotOptions): Plot {
  const { title = 'Lift', series } = options;
  const gains = gainLines(series);
  const lines = gains.map(({ name, points }) => ({
    name,
    points: points
      .filter(([share]) => !(share <= 0))
      .map(([share, gain]): Point => [share, gain / share]),
  }));
  const highest = lines
    .flatMap(({ points }) => points)
    .reduce((most, [, lift]) => (Number.isFinite(lift) ? Math.max(most, lift) : most), 1);
  const domain = [0, Math.min(Number.MAX_VALUE, highest * 1.08)] as const;
  const ticks = niceTicks(domain, 5);
  const frame = chartFrame({
    ...CURVE_SIZE,
    x: { name: 'share of rows, best first', ...unitAxis },
    y: { name: 'lift', domain, ticks: ticks.values, labels: ticks.labels },
  });
  const absent = lines.every(isEmpty) ? (options.reason ?? 'no_points') : undefined;
  const svg = svgImage(
    { ...CURVE_SIZE, title, description: gainFinding(gains), absent },
    frame.back,
    chance(frame),
    curveLayer(frame, lines, {
      guides: [[1, 0].map((share): Point => [frame.x(share), frame.y(1)])],
      taken: [{ x: frame.area.x, y: frame.y(1) - 2, width: 36, height: 13 }],
    }),
    absent !== undefined ? emptyNote(frame.area, absent) : null,
  );
  const table = {
    caption: `${title}: positives among the best-scored rows, as a multiple of chance`,
    columns: ['rows', ...series.map(({ name }) => name)],
    rows: GAIN_STEPS.map((share) => [
      formatPercent(share),
      ...gains.map((line) => gainText(liftAt(line, share), (lift) => formatNumber(lift, 2))),
    ]),
  };
  return { title, width: CURVE_SIZE.width, svg: svg.text, table };
}

function chance(frame: ChartFrame): Markup {
  const { area } = frame;
  const y = tenths(frame.y(1));
  return fragment(
    element('path', { class: 'guide', d: `M${area.x} ${y}H${area.x + area.width}` }),
    svgText(area.x + 3, y + 9 > area.y + area.height ? y - 3 : y + 9, 'chance', {
      class: 'muted small halo',
    }),
  );
}
