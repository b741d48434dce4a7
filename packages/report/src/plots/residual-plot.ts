import { element, fragment, type Markup } from '../markup/markup.ts';
import { placeLabels } from '../svg/place-labels.ts';
import { samplePath } from '../svg/sample-path.ts';
import { type Point, pathData, simplifyPath } from '../svg/simplify-path.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { formatCount, formatNumber } from '../text/format-number.ts';
import { type ChartFrame, chartFrame, WIDE_SIZE } from './chart-frame.ts';
import { emptyNote } from './empty-note.ts';
import { finitePairs, type RegressionRows } from './finite-pairs.ts';
import type { Plot } from './plot.ts';
import { cloudKey, pointCloud } from './point-cloud.ts';
import { describeResiduals } from './residual-finding.ts';
import { quantile, type RunningBin, runningMedian } from './running-median.ts';
import { extentOf, valueAxis } from './value-axis.ts';

export interface ResidualPlotOptions extends RegressionRows {
  readonly title?: string;
  /** What is predicted, with its unit: `rent in €`. */
  readonly name?: string;
  /** Why there is no row at all; said in the empty frame. */
  readonly reason?: string | undefined;
}

/**
 * Residuals over predictions: actual − predicted, so that above zero the model says too little. With
 * the line of zero, the running median, and the quantiles of 10% and 90% round it (from 60 rows on):
 * a median off zero is bias, a band that widens is uneven spread. Up to 300 rows are a dot each;
 * more are counted in hexagons, whose size tells their rows. Rows that are not finite are counted.
 * @throws ReportError `REPORT_INPUT_INVALID` where the two differ in length.
 * @example
 * residualPlot({ predicted: [1, 2], actual: [1, 3] }).table.caption;
 * // Returns: 'Residuals: actual − predicted, by prediction; fewer than 60 rows: all in one line'
 */
export function residualPlot(options: ResidualPlotOptions): Plot {
  const { title = 'Residuals', name = 'value' } = options;
  const { predicted, actual, lost } = finitePairs('residualPlot', options);
  const residual = new Float64Array(predicted.length);
  for (let row = 0; row < residual.length; row += 1) residual[row] = actual[row]! - predicted[row]!;
  const isEmpty = predicted.length === 0;
  const [least, greatest] = extentOf(residual) ?? [0, 0];
  const frame = chartFrame({
    ...WIDE_SIZE,
    x: valueAxis(`predicted ${name}`, extentOf(predicted)),
    // Zero belongs to the picture.
    y: valueAxis('actual − predicted', [Math.min(0, least), Math.max(0, greatest)]),
  });
  const bins = runningMedian(predicted, residual);
  const absent = isEmpty ? (options.reason ?? 'no_rows') : undefined;
  const svg = svgImage(
    { ...WIDE_SIZE, title, description: describeResiduals({ residual, bins, lost }), absent },
    frame.back,
    pointCloud(frame, predicted, residual),
    isEmpty ? null : zeroLine(frame),
    runningLines(frame, bins),
    cloudKey(frame, predicted.length),
    absent !== undefined ? emptyNote(frame.area, absent) : null,
  );
  return { title, width: WIDE_SIZE.width, svg: svg.text, table: tableOf(title, bins, residual) };
}

function zeroLine(frame: ChartFrame): Markup {
  const { area } = frame;
  return element('path', {
    class: 'zero',
    d: `M${area.x} ${tenths(frame.y(0))}H${area.x + area.width}`,
  });
}

function runningLines(frame: ChartFrame, bins: readonly RunningBin[]): Markup {
  if (bins.length === 0) return fragment();
  const path = (key: 'low' | 'median' | 'high'): readonly Point[] =>
    simplifyPath(bins.map((bin): Point => [frame.x(bin.x), frame.y(bin[key])]));
  const [low, median, high] = [path('low'), path('median'), path('high')];
  const requests = [
    { text: 'running median', anchors: samplePath(median, 12), line: 0 },
    { text: '90%', anchors: samplePath(high, 12), line: 1 },
    { text: '10%', anchors: samplePath(low, 12), line: 2 },
  ];
  const labels = placeLabels(requests, {
    area: frame.area,
    lines: [samplePath(median), samplePath(high), samplePath(low)],
    taken: [{ x: frame.area.x, y: frame.area.y, width: 90, height: 13 }],
  });
  return element(
    'g',
    {},
    ...[low, high].flatMap((line) => [
      element('path', { class: 'underlay', d: pathData(line) }),
      element('path', { class: 'limit', d: pathData(line) }),
    ]),
    element('path', { class: 'underlay', d: pathData(median) }),
    element('path', { class: 'centre', d: pathData(median) }),
    ...labels.map(({ at, text, leader }) =>
      fragment(
        leader ? element('path', { class: 'whisker', d: pathData(leader) }) : null,
        svgText(tenths(at[0]), tenths(at[1]), text, { class: 'halo' }),
      ),
    ),
  );
}

function tableOf(
  title: string,
  bins: readonly RunningBin[],
  residual: Float64Array,
): Plot['table'] {
  const columns = ['predicted', 'rows', '10%', 'median residual', '90%'];
  if (bins.length > 0) {
    return {
      caption: `${title}: actual − predicted, by prediction`,
      columns,
      rows: bins.map((bin) => [
        `${formatNumber(bin.from)} to ${formatNumber(bin.to)}`,
        formatCount(bin.count),
        ...[bin.low, bin.median, bin.high].map((value) => formatNumber(value)),
      ]),
    };
  }
  const sorted = residual.toSorted();
  return {
    caption: `${title}: actual − predicted, by prediction; fewer than 60 rows: all in one line`,
    columns,
    rows: [
      [
        'all',
        formatCount(residual.length),
        ...[0.1, 0.5, 0.9].map((share) =>
          sorted.length === 0 ? 'undefined: no rows' : formatNumber(quantile(sorted, share)),
        ),
      ],
    ],
  };
}
