import type { Value } from '@codexhub/common-config/records';
import { element, type Markup } from '../markup/markup.ts';
import { domainOf } from '../svg/domain-of.ts';
import { hatchLines } from '../svg/hatch-lines.ts';
import { linearScale, type Scale } from '../svg/linear-scale.ts';
import { niceTicks } from '../svg/nice-ticks.ts';
import { svgImage } from '../svg/svg-image.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { columnsIn, textWidth } from '../svg/text-width.ts';
import { fitNumber } from '../text/fit-number.ts';
import { formatInterval, formatValue } from '../text/format-number.ts';
import { words } from '../text/words.ts';
import type { Plot } from './plot.ts';
import { extentOf } from './value-axis.ts';

/** What one feature weighs: a coefficient, or an importance. */
export interface FeatureBar {
  readonly name: string;
  readonly value: Value;
  readonly interval?: { readonly lower: number; readonly upper: number } | undefined;
}

export interface FeatureBarsPlotOptions {
  readonly title?: string;
  readonly features: readonly FeatureBar[];
  /** What the bars measure: `coefficient` where absent. */
  readonly name?: string;
  /** How many are drawn; 20 where absent. The table holds all. */
  readonly most?: number;
  /** Why there is no feature at all; said instead of the bars. */
  readonly reason?: string | undefined;
}

interface Row extends FeatureBar {
  readonly top: number;
}

const WIDTH = 280;
const ROW = 14;
const TOP = 6;
const FOOT = 28;
const VALUES = 46;

/**
 * A bar for each feature, the largest first, to the left of zero where it is negative, with the
 * whiskers of its interval. A bar whose interval holds zero is hatched: its sign is not settled. An
 * undefined value has no bar, but its reason.
 * @example
 * featureBarsPlot({ features: [{ name: 'age', value: { defined: true, value: -0.2 } }] })
 *   .table.rows; // Returns: [['age', '−0.200', 'no interval']]
 */
export function featureBarsPlot(options: FeatureBarsPlotOptions): Plot {
  const { title = 'Features', name = 'coefficient', most = 20 } = options;
  const features = options.features.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const shown = features.slice(0, most);
  const rest = features.length - shown.length;
  const rows = shown.map((feature, index) => ({ ...feature, top: TOP + index * ROW }));
  const base = TOP + Math.max(3, shown.length) * ROW + 2;
  const height = base + FOOT + (rest > 0 ? 11 : 0);
  const widest = shown.reduce((wide, feature) => Math.max(wide, textWidth(feature.name)), 0);
  const left = tenths(Math.min(104, Math.max(30, widest + 8)));
  const extent = extentOf([
    0,
    ...shown.flatMap(({ value, interval }) => [
      ...(value.defined ? [value.value] : []),
      ...(interval ? [interval.lower, interval.upper] : []),
    ]),
  ]);
  const domain = domainOf(...(extent ?? [0, 1]));
  const x = linearScale(domain, [left, WIDTH - VALUES]);
  const absent = shown.length === 0 ? (options.reason ?? 'no_features') : undefined;
  const svg = svgImage(
    { width: WIDTH, height, title, description: describe(features, name), absent },
    axis(domain, x, base, left, name),
    ...rows.map((row) => featureRow(row, x, left)),
    shown.length === 0
      ? null
      : element('path', { class: 'zero', d: `M${tenths(x(0))} ${TOP - 2}V${base}` }),
    ...rows.map((row) => valueText(row, x)),
    rest > 0
      ? svgText(left, height - 3, `and ${rest} smaller in the table`, { class: 'muted small' })
      : null,
    absent !== undefined
      ? svgText(
          (left + WIDTH - VALUES) / 2,
          TOP + 1.5 * ROW + 3,
          `not measured: ${words(absent)}`,
          { anchor: 'middle', class: 'halo', columns: columnsIn(WIDTH - VALUES - left) },
        )
      : null,
  );
  const table = {
    caption: `${title}: ${name} of each feature, the largest first`,
    columns: ['feature', name, 'interval'],
    rows: features.map((feature) => [
      feature.name,
      formatValue(feature.value),
      intervalText(feature),
    ]),
  };
  return { title, width: WIDTH, svg: svg.text, table };
}

function sizeOf({ value }: FeatureBar): number {
  return value.defined && Number.isFinite(value.value) ? Math.abs(value.value) : -1;
}

function axis(
  domain: readonly [number, number],
  x: Scale,
  base: number,
  left: number,
  name: string,
): Markup {
  const right = WIDTH - VALUES;
  const { values, labels } = niceTicks(domain, 4);
  return element(
    'g',
    {},
    element('path', {
      class: 'grid',
      d: values.map((tick) => `M${tenths(x(tick))} ${TOP - 2}V${base}`).join(''),
    }),
    element('path', { class: 'axis', d: `M${left} ${base}H${right}` }),
    ...values.map((tick, index) =>
      svgText(tenths(x(tick)), base + 10, labels[index]!, {
        anchor: 'middle',
        class: 'muted small',
      }),
    ),
    svgText((left + right) / 2, base + 22, name, {
      anchor: 'middle',
      columns: columnsIn(WIDTH - left),
    }),
  );
}

function featureRow({ name, value, interval, top }: Row, x: Scale, left: number): Markup {
  const isDrawn = value.defined && Number.isFinite(value.value);
  const ends = isDrawn ? [x(0), x(value.value)].sort((one, other) => one - other) : [];
  const box = {
    x: tenths(ends[0] ?? 0),
    y: top + 2,
    width: tenths((ends[1] ?? 0) - (ends[0] ?? 0)),
    height: ROW - 5,
  };
  const hasInterval = interval !== undefined && isFiniteInterval(interval);
  const isOpen = hasInterval && interval.lower <= 0 && interval.upper >= 0;
  const middle = top + ROW / 2;
  return element(
    'g',
    {},
    svgText(left - 4, top + ROW - 4, name, { anchor: 'end', columns: columnsIn(left - 6) }),
    isDrawn ? element('rect', { class: isOpen ? 'unjudged' : 'bar', ...box }) : null,
    isDrawn && isOpen ? element('path', { class: 'hatch', d: hatchLines(box, 4) }) : null,
    hasInterval
      ? element('path', {
          class: 'whisker',
          d: `M${tenths(x(interval.lower))} ${middle - 0.5}H${tenths(x(interval.upper))}M${tenths(x(interval.lower))} ${middle - 3}v5M${tenths(x(interval.upper))} ${middle - 3}v5`,
        })
      : null,
  );
}

function valueText({ value, top }: Row, x: Scale): Markup {
  if (value.defined) {
    return svgText(WIDTH - VALUES + 4, top + ROW - 4, fitNumber(value.value, 7), {
      class: 'small strong',
    });
  }
  const [from, room] = [tenths(x(0)), WIDTH - VALUES - x(0)];
  const isLeft = room < 60;
  return svgText(from + (isLeft ? -4 : 4), top + ROW - 4, formatValue(value), {
    anchor: isLeft ? 'end' : 'start',
    class: 'small halo',
    columns: columnsIn(isLeft ? from - 8 : WIDTH - from - 8, 8),
  });
}

function isFiniteInterval({ lower, upper }: { lower: number; upper: number }): boolean {
  return Number.isFinite(lower) && Number.isFinite(upper);
}

function intervalText({ interval }: FeatureBar): string {
  if (!interval) return 'no interval';
  return formatInterval({ ...interval, level: 0, method: '' });
}

function describe(features: readonly FeatureBar[], name: string): string {
  const [first] = features;
  if (!first) return '';
  const unsettled = features.filter(
    ({ interval }) => interval && interval.lower <= 0 && interval.upper >= 0,
  );
  const missing = features.filter(({ value }) => !value.defined);
  return [
    `${features.length} features. The largest ${name} is that of ${first.name}: ${formatValue(first.value)}.`,
    ...(unsettled.length > 0
      ? [`The interval holds zero for ${unsettled.map((one) => one.name).join(', ')}.`]
      : []),
    ...(missing.length > 0 ? [`Undefined: ${missing.map((one) => one.name).join(', ')}.`] : []),
  ].join(' ');
}
