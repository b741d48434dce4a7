import { element } from '../markup/markup.ts';
import { type Point, pathData } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { formatPercent } from '../text/format-number.ts';
import type { ChartFrame } from './chart-frame.ts';
import { curveLayer, isEmpty } from './curve-layer.ts';
import { emptyNote } from './empty-note.ts';
import { GAIN_STEPS, type GainSeries, gainFinding, gainLines, gainText } from './gain-points.ts';
import type { Plot } from './plot.ts';
import { CURVE_SIZE, diagonal, unitFrame } from './unit-frame.ts';
import { valueAt } from './value-at.ts';

export interface GainPlotOptions {
  readonly title?: string;
  readonly series: readonly GainSeries[];
  /** Share of positives among the rows: with it, the curve of a perfect ranking is drawn. */
  readonly prevalence?: number | undefined;
  /** Why there is no point at all; said in the empty frame. */
  readonly reason?: string | undefined;
}

/**
 * The cumulative gain: the share of all positives over the best-scored share of the rows, both in
 * [0, 1], with the diagonal of chance and the corner of a perfect ranking.
 * An empty series is drawn as "not measured".
 * @example
 * gainPlot({ series: [{ name: 'a', points: [{ share: 0, gain: 0 }, { share: 1, gain: 1 }] }] })
 *   .table.rows[2]; // Returns: ['10.0%', '10.0%']
 */
export function gainPlot(options: GainPlotOptions): Plot {
  const { title = 'Cumulative gain', series, prevalence } = options;
  const frame = unitFrame('share of rows, best first', 'share of positives');
  const lines = gainLines(series);
  const isKnown = prevalence !== undefined && prevalence > 0 && prevalence < 1;
  const guides = [diagonal(frame), ...(isKnown ? [perfect(frame, prevalence)] : [])];
  const absent = lines.every(isEmpty) ? (options.reason ?? 'no_points') : undefined;
  const svg = svgImage(
    { ...CURVE_SIZE, title, description: gainFinding(lines), absent },
    frame.back,
    ...guides.map((guide) => element('path', { class: 'guide', d: pathData(guide) })),
    curveLayer(frame, lines, { guides }),
    absent !== undefined ? emptyNote(frame.area, absent) : null,
  );
  const table = {
    caption: `${title}: share of the positives among the best-scored rows`,
    columns: ['rows', ...series.map(({ name }) => name)],
    rows: GAIN_STEPS.map((share) => [
      formatPercent(share),
      ...lines.map(({ points }) => gainText(valueAt(points, share), formatPercent)),
    ]),
  };
  return { title, width: CURVE_SIZE.width, svg: svg.text, table };
}

// Every positive before any negative.
function perfect(frame: ChartFrame, prevalence: number): readonly Point[] {
  return [
    [frame.x(0), frame.y(0)],
    [frame.x(prevalence), frame.y(1)],
    [frame.x(1), frame.y(1)],
  ];
}
