import { element, type Markup } from '../markup/markup.ts';
import type { Box } from '../svg/hatch-lines.ts';
import type { Point } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { textWidth } from '../svg/text-width.ts';
import { fitNumber } from '../text/fit-number.ts';
import { formatNumber } from '../text/format-number.ts';
import { type ChartFrame, chartFrame, WIDE_SIZE } from './chart-frame.ts';
import { curveLayer, isEmpty, notDrawn } from './curve-layer.ts';
import { emptyNote } from './empty-note.ts';
import type { Plot } from './plot.ts';
import { unitAxis } from './unit-frame.ts';
import { extentOf, scoreAxis } from './value-axis.ts';

/** Of each class, the share of rows with this score or less. */
export interface CumulativePoint {
  readonly score: number;
  readonly negative: number;
  readonly positive: number;
}

export interface KsPlotOptions {
  readonly title?: string;
  /** By rising score. */
  readonly points: readonly CumulativePoint[];
  /** How the two classes are called. */
  readonly labels?: { readonly positive: string; readonly negative: string };
  /** Why there is no point at all, such as `single_class`; said in the empty frame. */
  readonly reason?: string | undefined;
}

/**
 * The two cumulative distributions of the score, with their widest gap marked: the statistic of
 * Kolmogorov and Smirnov, 0 where the classes cannot be told apart, 1 where they do not overlap.
 * Steps: between two scores nothing rises. Without points it is "not measured".
 * @see reference: scipy 1.17.1 `stats.ks_2samp(...).statistic`, taken at the points given.
 * @example
 * ksPlot({ points: [{ score: 0.2, negative: 0.8, positive: 0.1 }, { score: 1, negative: 1, positive: 1 }] })
 *   .table.caption; // Returns: 'KS: cumulative shares by score; widest gap 0.700 at 0.200'
 */
export function ksPlot(options: KsPlotOptions): Plot {
  const { title = 'KS', points } = options;
  const labels = options.labels ?? { positive: 'positive', negative: 'negative' };
  const frame = chartFrame({
    ...WIDE_SIZE,
    x: scoreAxis('score', extentOf(points.map(({ score }) => score))),
    y: { name: 'share at or below', ...unitAxis },
  });
  const lines = (['negative', 'positive'] as const).map((side) => ({
    name: labels[side],
    points: steps(points.map((point): Point => [point.score, point[side]])),
  }));
  const gap = widestGap(points);
  const said = gap
    ? `widest gap ${formatNumber(gap.size)} at ${formatNumber(gap.point.score)}`
    : 'no gap was measured';
  const lost = notDrawn(
    points.map(({ score, negative, positive }): Point => [score, negative + positive]),
  );
  const mark = gap ? gapMark(frame, gap) : undefined;
  const absent = lines.every(isEmpty) ? (options.reason ?? 'no_points') : undefined;
  const svg = svgImage(
    {
      ...WIDE_SIZE,
      title,
      absent,
      description: gap
        ? `The ${said}: there ${formatNumber(gap.point.negative)} of ${labels.negative} and ${formatNumber(gap.point.positive)} of ${labels.positive} score as much or less.${lost}`
        : lost,
    },
    frame.back,
    curveLayer(frame, lines, { taken: mark ? [mark.box] : [] }),
    mark?.markup ?? null,
    absent !== undefined ? emptyNote(frame.area, absent) : null,
  );
  const table = {
    caption: `${title}: cumulative shares by score; ${said}`,
    columns: ['score', labels.negative, labels.positive, 'gap'],
    rows: thinned(points, gap?.point).map((point) => [
      formatNumber(point.score),
      formatNumber(point.negative),
      formatNumber(point.positive),
      formatNumber(Math.abs(point.negative - point.positive)),
    ]),
  };
  return { title, width: WIDE_SIZE.width, svg: svg.text, table };
}

interface Gap {
  readonly point: CumulativePoint;
  readonly size: number;
}

function widestGap(points: readonly CumulativePoint[]): Gap | undefined {
  let widest: Gap | undefined;
  for (const point of points) {
    const size = Math.abs(point.negative - point.positive);
    if (!Number.isFinite(point.score) || !Number.isFinite(size)) continue;
    if (!widest || size > widest.size) widest = { point, size };
  }
  return widest;
}

function gapMark(frame: ChartFrame, { point, size }: Gap): { markup: Markup; box: Box } {
  const x = tenths(frame.x(point.score));
  const ends = [frame.y(point.negative), frame.y(point.positive)].sort((one, two) => one - two);
  const [top, bottom] = [tenths(ends[0]!), tenths(ends[1]!)];
  const text = `KS ${fitNumber(size)} at ${fitNumber(point.score)}`;
  const width = textWidth(text) + 6;
  const isLeft = x + width > frame.area.x + frame.area.width;
  const y = Math.min(frame.area.y + frame.area.height - 3, (top + bottom) / 2 + 3);
  const markup = element(
    'g',
    {},
    element('path', {
      class: 'whisker',
      d: `M${x} ${top}V${bottom}M${x - 3} ${top}h6M${x - 3} ${bottom}h6`,
    }),
    svgText(x + (isLeft ? -5 : 5), tenths(y), text, {
      anchor: isLeft ? 'end' : 'start',
      class: 'strong halo',
    }),
  );
  const box = { x: isLeft ? x - width : x - 3, y: y - 9, width: width + 3, height: 12 };
  return { markup, box };
}

function steps(points: readonly Point[]): Point[] {
  return points.flatMap((point, index): Point[] => {
    const before = points[index - 1];
    return before ? [[point[0], before[1]], point] : [point];
  });
}

// A dozen rows of the table, evenly chosen, and the widest gap among them.
function thinned(
  points: readonly CumulativePoint[],
  widest: CumulativePoint | undefined,
): readonly CumulativePoint[] {
  const every = Math.max(1, Math.ceil(points.length / 12));
  return points.filter(
    (point, index) => index % every === 0 || index === points.length - 1 || point === widest,
  );
}
