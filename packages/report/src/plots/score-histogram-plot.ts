import { element, type Markup } from '../markup/markup.ts';
import { niceTicks } from '../svg/nice-ticks.ts';
import { type Point, pathData } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { formatCount, formatNumber, formatPercent } from '../text/format-number.ts';
import { type ChartFrame, chartFrame, WIDE_SIZE } from './chart-frame.ts';
import { requireEdges } from './count-bins.ts';
import { curveLayer } from './curve-layer.ts';
import { emptyNote } from './empty-note.ts';
import {
  coarser,
  type Histogram,
  type HistogramSeries,
  heightsOf,
  medianOf,
  outline,
  totalOf,
} from './histogram-bins.ts';
import type { Plot } from './plot.ts';
import { requirePlot } from './require-plot.ts';
import { thresholdLine } from './threshold-line.ts';
import { scoreAxis } from './value-axis.ts';

export interface ScoreHistogramPlotOptions {
  readonly title?: string;
  /** Bounds of the bins, rising: one more than there are bins. */
  readonly edges: readonly number[];
  /** One for each class. */
  readonly series: readonly HistogramSeries[];
  /** The threshold in force. */
  readonly threshold?: number | undefined;
  /** What is binned: `score` where absent. */
  readonly name?: string;
  /** Why there is no row at all; said in the empty frame. */
  readonly reason?: string | undefined;
}

/**
 * How the scores of each class are spread: the share of the class in every bin, so that a rare
 * class is as visible as a common one. More than 60 bins are drawn and listed by neighbours. The description
 * says the median of each class and how much two classes overlap (the sum of the lesser shares).
 * A class without rows is "not measured".
 * @throws ReportError `REPORT_INPUT_INVALID` where edges do not rise, or counts are no counts.
 * @example
 * scoreHistogramPlot({ edges: [0, 0.5, 1], series: [{ name: 'no', counts: [3, 1] }] })
 *   .table.rows[0]; // Returns: ['0.000 to 0.500', '3 (75.0%)']
 */
export function scoreHistogramPlot(options: ScoreHistogramPlotOptions): Plot {
  const { title = 'Scores by class', name = 'score', threshold } = options;
  requireHistogram(options);
  const { edges, series } = coarser(options);
  const filled = series.map((one) => ({
    ...one,
    heights: totalOf(one) > 0 ? heightsOf(one, edges) : [],
  }));
  const highest = filled.reduce((most, { heights }) => Math.max(most, ...heights), 0);
  const yDomain = [0, highest > 0 ? highest * 1.08 : 1] as const;
  const { values, labels } = niceTicks([0, yDomain[1] * 100], 4);
  const frame = chartFrame({
    ...WIDE_SIZE,
    x: scoreAxis(name, [edges[0]!, edges.at(-1)!]),
    y: {
      name: 'share of the class',
      domain: yDomain,
      ticks: values.map((percent) => percent / 100),
      labels: labels.map((label) => `${label}%`),
    },
  });
  const lines = filled.map((one) => ({
    name: one.heights.length > 0 ? `${one.name} (n ${formatCount(totalOf(one))})` : one.name,
    points: one.heights.length > 0 ? outline(one.heights, edges) : [],
  }));
  const inForce = thresholdLine(frame, threshold);
  const absent = highest === 0 ? (options.reason ?? 'no_rows') : undefined;
  const svg = svgImage(
    { ...WIDE_SIZE, title, description: describe({ edges, series }, threshold), absent },
    frame.back,
    ...lines.map(({ points }, index) => area(frame, points, index)),
    inForce.line,
    curveLayer(frame, lines, { namesAlways: true, taken: inForce.taken }),
    inForce.label,
    absent !== undefined ? emptyNote(frame.area, absent) : null,
  );
  const table = {
    caption: `${title}: rows of each class by ${name}, and their share of it`,
    columns: [name, ...series.map((one) => one.name)],
    rows: edges
      .slice(1)
      .map((to, bin) => [
        `${formatNumber(edges[bin]!)} to ${formatNumber(to)}`,
        ...series.map((one) => cellText(one.counts[bin]!, totalOf(one))),
      ]),
  };
  return { title, width: WIDE_SIZE.width, svg: svg.text, table };
}

function requireHistogram({ edges, series }: ScoreHistogramPlotOptions): void {
  const plot = 'scoreHistogramPlot';
  requireEdges(plot, edges);
  series.forEach(({ counts }, index) => {
    requirePlot(
      counts.length === edges.length - 1 &&
        counts.every((count) => Number.isFinite(count) && count >= 0),
      {
        plot,
        path: `series.${index}.counts`,
        must: `be ${edges.length - 1} counts from 0 up, one for each bin`,
        received: `${counts.length} values`,
      },
    );
  });
}

function area(frame: ChartFrame, points: readonly Point[], series: number): Markup {
  const line = points.map(([x, y]): Point => [frame.x(x), frame.y(y)]);
  return element('path', { class: `area ink${series % 4}`, d: pathData(line) });
}

function cellText(count: number, total: number): string {
  return total > 0 ? `${formatCount(count)} (${formatPercent(count / total)})` : '0 (no rows)';
}

function describe({ edges, series }: Histogram, threshold: number | undefined): string {
  const filled = series.filter((one) => totalOf(one) > 0);
  const classes = series.map((one) =>
    totalOf(one) > 0
      ? `${one.name}: ${formatCount(totalOf(one))} rows, median score about ${formatNumber(medianOf(one, edges))}.`
      : `${one.name}: no rows.`,
  );
  const [first, second] = filled;
  const overlap =
    first && second && filled.length === 2
      ? [`The two classes overlap in ${formatPercent(overlapOf(first, second))} of their rows.`]
      : [];
  const line = threshold === undefined ? [] : [`The threshold is ${formatNumber(threshold)}.`];
  return [...classes, ...overlap, ...line].join(' ');
}

function overlapOf(one: HistogramSeries, other: HistogramSeries): number {
  const [first, second] = [totalOf(one), totalOf(other)];
  return one.counts.reduce(
    (sum, count, bin) => sum + Math.min(count / first, other.counts[bin]! / second),
    0,
  );
}
