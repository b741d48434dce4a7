import { element, type Markup } from '../markup/markup.ts';
import type { Box } from '../svg/hatch-lines.ts';
import { linearScale, type Scale } from '../svg/linear-scale.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { columnsIn, textWidth } from '../svg/text-width.ts';

/** The size of the plots that need room for two axes of their own, in pixels of the viewBox. */
export const WIDE_SIZE = { width: 280, height: 172 } as const;

/** One axis: its name, the numbers it spans, and where it is labelled. */
export interface Axis {
  readonly name: string;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** One for each tick; an empty one leaves the grid line alone. */
  readonly labels: readonly string[];
}

export interface ChartFrameOptions {
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  /** Room above the names of the axis, for what a plot draws beneath its frame. */
  readonly beneath?: number;
  /** Room for the labels of the y axis, where plots that stand side by side share one. */
  readonly gutter?: number;
}

/** Two axes with grid, ticks and names, and the place between them. */
export interface ChartFrame {
  readonly x: Scale;
  readonly y: Scale;
  readonly area: Box;
  readonly back: Markup;
}

const TOP = 8;
const FOOT = 30;
const NAME = 14;
const RIGHT = 6;

/** The frame of every plot with two axes. */
export function chartFrame(options: ChartFrameOptions): ChartFrame {
  const { width, height, beneath = 0 } = options;
  const widest = options.y.labels.reduce((most, text) => Math.max(most, textWidth(text)), 0);
  const left = tenths(options.gutter ?? NAME + widest + 6);
  const [right, bottom] = [width - RIGHT, height - FOOT - beneath];
  const x = linearScale(options.x.domain, [left, right]);
  const y = linearScale(options.y.domain, [bottom, TOP]);
  const foot = bottom + beneath;
  const grid = [
    ...options.y.ticks.map((tick) => `M${left} ${tenths(y(tick))}H${right}`),
    ...options.x.ticks.map((tick) => `M${tenths(x(tick))} ${TOP}V${bottom}`),
  ];
  const back = element(
    'g',
    {},
    element('path', { class: 'grid', d: grid.join('') }),
    element('path', { class: 'axis', d: `M${left} ${TOP}V${bottom}H${right}` }),
    ...acrossLabels(options.x, x, foot + 11, width),
    ...options.y.ticks.flatMap((tick, index) => {
      const label = options.y.labels[index] ?? '';
      if (label === '') return [];
      return [svgText(left - 4, tenths(y(tick) + 3), label, { anchor: 'end', class: 'muted' })];
    }),
    svgText((left + right) / 2, foot + 24, options.x.name, {
      anchor: 'middle',
      columns: columnsIn(right - left + RIGHT),
    }),
    svgText(9, (TOP + bottom) / 2, options.y.name, {
      anchor: 'middle',
      rotate: -90,
      columns: columnsIn(bottom - TOP + 10),
    }),
  );
  return { x, y, area: { x: left, y: TOP, width: right - left, height: bottom - TOP }, back };
}

// Left to right, each where the one before it leaves room, all within the picture.
function acrossLabels(axis: Axis, x: Scale, y: number, width: number): Markup[] {
  let free = -Infinity;
  return axis.ticks.flatMap((tick, index) => {
    const label = axis.labels[index] ?? '';
    const half = textWidth(label) / 2;
    const middle = Math.min(width - 1 - half, Math.max(1 + half, x(tick)));
    if (label === '' || middle - half < free) return [];
    free = middle + half + 5;
    return [svgText(tenths(middle), y, label, { anchor: 'middle', class: 'muted' })];
  });
}
