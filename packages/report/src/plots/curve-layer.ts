import { element, fragment, type Markup } from '../markup/markup.ts';
import type { Box } from '../svg/hatch-lines.ts';
import { type LabelRequest, placeLabels } from '../svg/place-labels.ts';
import { samplePath } from '../svg/sample-path.ts';
import { type Point, pathData, simplifyPath } from '../svg/simplify-path.ts';
import { svgText } from '../svg/svg-text.ts';
import { tenths } from '../svg/tenths.ts';
import { shorten } from '../text/shorten.ts';
import type { ChartFrame } from './chart-frame.ts';

/** A place on a curve where a candidate decides. */
export interface OperatingPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** A curve with its name, in the numbers of its axes. */
export interface NamedLine {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface CurveLayerOptions {
  readonly operating?: readonly OperatingPoint[];
  /** Whether a single curve is named as well. */
  readonly namesAlways?: boolean;
  /** Where no label may stand. */
  readonly taken?: readonly Box[];
  /** Guides that a label should not cover, in pixels. */
  readonly guides?: readonly (readonly Point[])[];
}

// Circle, square, diamond, triangle: told apart without colour.
const MARKS: readonly ((at: string) => string)[] = [
  (at): string => `M${at}m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z`,
  (at): string => `M${at}m-3 -3h6v6h-6Z`,
  (at): string => `M${at}m0 -4.2l4.2 4.2l-4.2 4.2l-4.2 -4.2Z`,
  (at): string => `M${at}m0 -4l4 7h-8Z`,
];
const ANCHORS = 24;

/**
 * Curves with their names beside them, and the marks where candidates decide. A line stops at points
 * that are not finite (the description counts them).
 */
export function curveLayer(
  frame: ChartFrame,
  lines: readonly NamedLine[],
  { operating = [], namesAlways = false, taken = [], guides = [] }: CurveLayerOptions = {},
): Markup {
  const paths = lines.map(({ points }) => runsOf(points, frame));
  const marks = operating
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
    .map(({ label, x, y }) => ({ label, at: [frame.x(x), frame.y(y)] as Point }));
  const sampled = paths.map((runs) => runs.flatMap((run) => samplePath(run)));
  const marked = new Set(marks.map(({ label }) => label));
  const isNamed = namesAlways || lines.length > 1;
  const requests: (LabelRequest & { readonly ink?: number })[] = [
    ...marks.map(({ label, at }) => {
      const line = lines.findIndex(({ name }) => name === label);
      return { text: label, anchors: [at], ...(isNamed && line >= 0 ? { line, ink: line } : {}) };
    }),
    ...lines.flatMap(({ name }, line) => {
      const along = sampled[line] ?? [];
      if (!isNamed || along.length === 0 || marked.has(name)) return [];
      const every = Math.max(1, Math.floor(along.length / ANCHORS));
      return [
        { text: name, anchors: along.filter((_, index) => index % every === 0), line, ink: line },
      ];
    }),
  ];
  for (const { name } of lines.every(isEmpty) ? [] : lines.filter(isEmpty)) {
    requests.push({
      text: `${shorten(name, 8)}: not measured`,
      anchors: raster(frame.area),
      isApart: true,
    });
  }
  const boxes = marks.map(({ at: [x, y] }) => ({ x: x - 4, y: y - 4, width: 8, height: 8 }));
  const labels = placeLabels(requests, {
    area: frame.area,
    lines: sampled,
    guides: guides.map((guide) => samplePath(guide)),
    taken: [...taken, ...boxes],
  });
  return fragment(
    ...paths.map((runs, index) =>
      element('path', { class: `curve series${index % 8}`, d: runs.map(runData).join('') }),
    ),
    ...labels.map((label, index) => labelText(label, requests[index]!)),
    ...marks.map(({ at: [x, y] }, index) =>
      element('path', {
        class: 'mark',
        d: MARKS[index % MARKS.length]!(`${tenths(x)} ${tenths(y)}`),
      }),
    ),
  );
}

/** How many points cannot be drawn, said aloud. */
export function notDrawn(points: readonly Point[]): string {
  const count = points.filter((point) => !isFinitePoint(point)).length;
  return count === 0 ? '' : ` ${count} point(s) are not finite and are not drawn.`;
}

/** Whether a series has nothing to draw. */
export function isEmpty({ points }: NamedLine): boolean {
  return !points.some(isFinitePoint);
}

/** Both numbers are such that they have a place. */
export function isFinitePoint([x, y]: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

// The pieces of a line between points that are not finite, in pixels, thinned to what is seen.
function runsOf(points: readonly Point[], frame: ChartFrame): (readonly Point[])[] {
  const runs: Point[][] = [];
  let isOpen = false;
  for (const point of points) {
    const isDrawn = isFinitePoint(point);
    if (isDrawn && !isOpen) runs.push([]);
    if (isDrawn) runs.at(-1)?.push([frame.x(point[0]), frame.y(point[1])]);
    isOpen = isDrawn;
  }
  return runs.map((run) => simplifyPath(run));
}

// A piece of one point is a short stroke.
function runData(run: readonly Point[]): string {
  return run.length === 1 ? `${pathData(run)}h1` : pathData(run);
}

function raster({ x, y, width, height }: Box): Point[] {
  const shares = [0.9, 0.7, 0.5, 0.3, 0.1];
  return shares.flatMap((down) =>
    shares.map((across): Point => [x + across * width, y + down * height]),
  );
}

function labelText(
  { at, text, leader }: ReturnType<typeof placeLabels>[number],
  request: LabelRequest & { readonly ink?: number },
): Markup {
  const { ink } = request;
  return element(
    'g',
    {},
    leader
      ? element('path', {
          class: ink === undefined ? 'leader' : `leader series${ink % 8}`,
          d: pathData(leader),
        })
      : null,
    text === request.text ? null : element('title', {}, request.text),
    svgText(tenths(at[0]), tenths(at[1]), text, {
      class: ink === undefined ? 'halo' : `halo ink${ink % 4}`,
    }),
  );
}
