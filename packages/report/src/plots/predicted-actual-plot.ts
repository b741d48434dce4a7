import { element, type Markup } from '../markup/markup.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { formatCount, formatNumber, formatPercent } from '../text/format-number.ts';
import { type Axis, type ChartFrame, chartFrame } from './chart-frame.ts';
import { emptyNote } from './empty-note.ts';
import { type FinitePairs, finitePairs } from './finite-pairs.ts';
import type { Plot } from './plot.ts';
import { cloudKey, pointCloud } from './point-cloud.ts';
import type { ResidualPlotOptions } from './residual-plot.ts';
import { quantile, runningMedian } from './running-median.ts';
import { extentOf, valueAxis } from './value-axis.ts';

export type PredictedActualPlotOptions = ResidualPlotOptions;

const SIZE = { width: 220, height: 212 } as const;

/**
 * What happened over what was predicted, on two equal axes, with the line on which both are one.
 * Up to 300 rows are a dot each; more are counted in hexagons, whose size tells their rows. Rows
 * that are not finite are counted. The table gives the actual values by prediction.
 * @throws ReportError `REPORT_INPUT_INVALID` where the two differ in length.
 * @example
 * predictedActualPlot({ predicted: [1, 2], actual: [1, 3] }).table.rows;
 * // Returns: [['all', '2', '1.200', '2.000', '2.800']]
 */
export function predictedActualPlot(options: PredictedActualPlotOptions): Plot {
  const { title = 'Predicted and actual', name = 'value' } = options;
  const pairs = finitePairs('predictedActualPlot', options);
  const { predicted, actual } = pairs;
  const extents = [extentOf(predicted), extentOf(actual)].flatMap((extent) => extent ?? []);
  const axis = (axisName: string): Axis => valueAxis(axisName, extentOf(extents));
  const frame = chartFrame({ ...SIZE, x: axis(`predicted ${name}`), y: axis(`actual ${name}`) });
  const isEmpty = predicted.length === 0;
  const absent = isEmpty ? (options.reason ?? 'no_rows') : undefined;
  const svg = svgImage(
    { ...SIZE, title, description: describe(pairs), absent },
    frame.back,
    pointCloud(frame, predicted, actual),
    absent !== undefined ? emptyNote(frame.area, absent) : identity(frame),
    cloudKey(frame, predicted.length),
  );
  return { title, width: SIZE.width, svg: svg.text, table: tableOf(title, pairs) };
}

function identity({ area }: ChartFrame): Markup {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const line = `M${area.x} ${bottom}L${tenths(right)} ${area.y}`;
  return element(
    'g',
    {},
    element('path', { class: 'underlay', d: line }),
    element('path', { class: 'limit', d: line }),
    svgText(right - 4, area.y + 30, 'equal', { anchor: 'end', class: 'muted halo' }),
  );
}

function tableOf(title: string, { predicted, actual }: FinitePairs): Plot['table'] {
  const bins = runningMedian(predicted, actual);
  const sorted = actual.toSorted();
  const all = [0.1, 0.5, 0.9].map((share) =>
    sorted.length === 0 ? 'undefined: no rows' : formatNumber(quantile(sorted, share)),
  );
  return {
    caption: `${title}: actual values by prediction`,
    columns: ['predicted', 'rows', '10%', 'median actual', '90%'],
    rows: [
      ...bins.map((bin) => [
        `${formatNumber(bin.from)} to ${formatNumber(bin.to)}`,
        formatCount(bin.count),
        ...[bin.low, bin.median, bin.high].map((value) => formatNumber(value)),
      ]),
      ['all', formatCount(predicted.length), ...all],
    ],
  };
}

function describe({ predicted, actual, lost }: FinitePairs): string {
  const missing =
    lost === 0 ? '' : ` ${formatCount(lost)} row(s) are not finite and are not drawn.`;
  if (predicted.length === 0) return missing;
  const misses = new Float64Array(predicted.length);
  let under = 0;
  for (let row = 0; row < misses.length; row += 1) {
    misses[row] = Math.abs(actual[row]! - predicted[row]!);
    if (predicted[row]! < actual[row]!) under += 1;
  }
  misses.sort();
  return `${formatCount(predicted.length)} rows: half of the predictions miss by ${formatNumber(quantile(misses, 0.5))} or less, nine of ten by ${formatNumber(quantile(misses, 0.9))} or less; ${formatPercent(under / predicted.length)} are too low.${missing}`;
}
