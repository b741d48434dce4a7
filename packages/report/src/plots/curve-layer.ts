import { element, type Markup } from '../markup/markup.ts';
import { type Point, pathData, simplifyPath } from '../svg/simplify-path.ts';
import { svgText } from '../svg/svg-text.ts';
import type { UnitFrame } from './unit-frame.ts';

/** A place on a curve where a candidate decides. */
export interface OperatingPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

// Circle, square, diamond, triangle: told apart without colour.
const MARKS: readonly ((at: string) => string)[] = [
  (at): string => `M${at}m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z`,
  (at): string => `M${at}m-3 -3h6v6h-6Z`,
  (at): string => `M${at}m0 -4.2l4.2 4.2l-4.2 4.2l-4.2 -4.2Z`,
  (at): string => `M${at}m0 -4l4 7h-8Z`,
];
const LINE_HEIGHT = 11;

/** One curve; points that are not finite are left out of the line (the description counts them). */
export function curveLine(frame: UnitFrame, points: readonly Point[], series: number): Markup {
  const line = points.filter(isFinitePoint).map(([x, y]): Point => [frame.x(x), frame.y(y)]);
  return element('path', {
    class: `curve series${series % 4}`,
    d: pathData(simplifyPath(line)),
  });
}

/** The points where candidates decide, each with its own mark, names kept apart. */
export function operatingMarks(frame: UnitFrame, operating: readonly OperatingPoint[]): Markup {
  const placed = operating
    .map((point, index) => ({ ...point, index, left: frame.x(point.x), top: frame.y(point.y) }))
    .sort((one, other) => one.top - other.top || one.index - other.index);
  let free = 0;
  const labels = placed.map(({ label, left, top }) => {
    const y = Math.max(top + 3, free);
    free = y + LINE_HEIGHT;
    const atRight = left < 120;
    return svgText(left + (atRight ? 7 : -7), y, label, {
      anchor: atRight ? 'start' : 'end',
      class: 'halo',
      columns: 11,
    });
  });
  const marks = placed.map(({ index, left, top }) =>
    element('path', {
      class: 'mark',
      d: MARKS[index % MARKS.length]!(`${tenths(left)} ${tenths(top)}`),
    }),
  );
  return element('g', {}, ...labels, ...marks);
}

/** Names of the curves with their line samples, where there is more than one. */
export function curveLegend(names: readonly string[], left: number, bottom: number): Markup | null {
  if (names.length < 2) return null;
  const lines = names.map((name, index) => {
    const y = bottom - (names.length - 1 - index) * LINE_HEIGHT;
    return element(
      'g',
      {},
      element('path', { class: `curve series${index % 4}`, d: `M${left} ${y - 3}h16` }),
      svgText(left + 20, y, name, { columns: 14, class: 'halo' }),
    );
  });
  return element('g', {}, ...lines);
}

/** How many points cannot be drawn, said aloud. */
export function notDrawn(points: readonly Point[]): string {
  const count = points.filter((point) => !isFinitePoint(point)).length;
  return count === 0 ? '' : ` ${count} point(s) are not finite and are not drawn.`;
}

function isFinitePoint([x, y]: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
