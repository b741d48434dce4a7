import { element, fragment, type Markup } from '../markup/markup.ts';
import { hexBins } from '../svg/hex-bins.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import type { ChartFrame } from './chart-frame.ts';

const SINGLE = 300;
const RADIUS = 3;
const LEVELS = 5;

/**
 * Up to 300 rows as a dot each; more as dots in hexagons whose size tells their rows, by the
 * logarithm, in five steps: size and not shade, so that a single row is still seen.
 */
export function pointCloud(frame: ChartFrame, x: Float64Array, y: Float64Array): Markup {
  const across = new Float64Array(x.length);
  const down = new Float64Array(x.length);
  for (let row = 0; row < x.length; row += 1) {
    across[row] = frame.x(x[row]!);
    down[row] = frame.y(y[row]!);
  }
  if (x.length <= SINGLE) {
    const dots: string[] = [];
    for (let row = 0; row < x.length; row += 1) dots.push(dot(across[row]!, down[row]!));
    return dotsPath(dots, 3);
  }
  const bins = hexBins(across, down, RADIUS);
  const most = bins.reduce((largest, { count }) => Math.max(largest, count), 1);
  const levels: string[][] = Array.from({ length: LEVELS }, () => []);
  const { area } = frame;
  for (const { x: left, y: top, count } of bins) {
    const level = most === 1 ? 0 : Math.ceil(((LEVELS - 1) * Math.log(count)) / Math.log(most));
    // The middle of a hexagon at the edge may lie outside.
    const inX = Math.min(area.x + area.width, Math.max(area.x, left));
    const inY = Math.min(area.y + area.height, Math.max(area.y, top));
    levels[level]!.push(dot(inX, inY));
  }
  return fragment(...levels.map((dots, level) => dotsPath(dots, 1.5 + level * 0.9)));
}

/** What the size of the dots means, in the upper left corner, over the points. */
export function cloudKey({ area }: ChartFrame, rows: number): Markup | null {
  if (rows <= SINGLE) return null;
  return svgText(area.x + 4, area.y + 9, 'larger dots: more rows', { class: 'muted small halo' });
}

function dot(x: number, y: number): string {
  return `M${tenths(x)} ${tenths(y)}h0`;
}

function dotsPath(dots: readonly string[], width: number): Markup {
  return element('path', { class: 'points series0', 'stroke-width': width, d: dots.join('') });
}
