import { shorten } from '../text/shorten.ts';
import type { Box } from './hatch-lines.ts';
import { samplePath } from './sample-path.ts';
import type { Point } from './simplify-path.ts';
import { columnsIn, textWidth } from './text-width.ts';

/** A name that is to stand beside what it names. */
export interface LabelRequest {
  readonly text: string;
  /** Where it may point at: places along a curve, or one mark. */
  readonly anchors: readonly Point[];
  /** Index of the line that it names, whose course it may touch. */
  readonly line?: number;
  /** Whether it names nothing in the picture: no leader then. */
  readonly isApart?: boolean;
}

export interface PlacedLabel {
  /** Left end of the base line of the text. */
  readonly at: Point;
  readonly text: string;
  /** From the label to what it names, where it stands apart. */
  readonly leader?: readonly [Point, Point] | undefined;
}

export interface LabelField {
  readonly area: Box;
  /** Points along the lines that a label should not cover. */
  readonly lines: readonly (readonly Point[])[];
  /** Points along what matters less: the diagonal of chance. */
  readonly guides?: readonly (readonly Point[])[];
  /** Places that a label must not cover. */
  readonly taken: readonly Box[];
}

interface Candidate {
  readonly box: Box;
  readonly anchor: Point;
  readonly distance: number;
}

const HEIGHT = 11;
const DISTANCES = [5, 13, 24, 38];
const DIRECTIONS = [
  [1, 0],
  [0.7, 0.7],
  [0.7, -0.7],
  [0, 1],
  [0, -1],
  [-1, 0],
  [-0.7, 0.7],
  [-0.7, -0.7],
] as const;

/**
 * Writes each name beside its curve or mark, one after the other: of the places round the anchors
 * the one that covers least, next to nothing that it could be mistaken for. What stands apart gets
 * a leader. Always inside the area; equal input, equal places.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  field: LabelField,
): readonly PlacedLabel[] {
  const { area } = field;
  const used = [...field.taken];
  return requests.map((request) => {
    const text = shorten(request.text, Math.min(22, columnsIn(area.width - 12)));
    const width = textWidth(text) + 2;
    let best: { readonly candidate: Candidate; readonly cost: number } | undefined;
    for (const candidate of candidatesOf(request.anchors, width, area)) {
      const cost = costOf(candidate, request.line, field, used);
      if (!best || cost < best.cost) best = { candidate, cost };
    }
    const chosen = best?.candidate ?? cornerOf(area, width);
    used.push(chosen.box);
    const label = placed(text, request.isApart ? { ...chosen, distance: 0 } : chosen);
    // What comes later keeps off the leader as well.
    for (const [x, y] of samplePath(label.leader ?? [], 3)) {
      used.push({ x: x - 0.5, y: y - 0.5, width: 1, height: 1 });
    }
    return label;
  });
}

function* candidatesOf(anchors: readonly Point[], width: number, area: Box): Generator<Candidate> {
  for (const anchor of anchors) {
    for (const distance of DISTANCES) {
      for (const [dx, dy] of DIRECTIONS) {
        const x = anchor[0] + dx * distance - (width * (1 - Math.sign(dx))) / 2;
        const y = anchor[1] + dy * (distance + HEIGHT / 2) - HEIGHT / 2;
        const isInside =
          x >= area.x + 1 &&
          x + width <= area.x + area.width &&
          y >= area.y &&
          y + HEIGHT <= area.y + area.height - 1;
        if (isInside) yield { box: { x, y, width, height: HEIGHT }, anchor, distance };
      }
    }
  }
}

function costOf(
  { box, anchor, distance }: Candidate,
  own: number | undefined,
  { lines, guides = [] }: LabelField,
  used: readonly Box[],
): number {
  let cost = distance * 0.35 + ambiguity(anchor, own, lines);
  for (const other of used) {
    const isLeader = other.width === 1;
    if (overlaps(box, other)) cost += isLeader ? 20 : 400;
  }
  for (const guide of guides) {
    for (const point of guide) if (gapTo(box, point) < 1) cost += 1.2;
  }
  const end = edgeOf(box, anchor);
  const leader = distance > 6 ? samplePath([end, anchor], 3).slice(0, -2) : [];
  for (const [x, y] of leader) {
    if (used.some((other) => overlaps(other, { x, y, width: 0.5, height: 0.5 }))) cost += 20;
  }
  lines.forEach((line, index) => {
    let nearest = Infinity;
    for (const point of line) {
      const gap = gapTo(box, point);
      if (gap < 1.5) cost += index === own ? 5 : 8;
      if (distance > 6 && index !== own && gapToSegment(end, anchor, point) < 2) cost += 3;
      nearest = Math.min(nearest, gap);
    }
    // Without a leader the nearest line is taken for the one that is named.
    if (index !== own && distance <= 6 && nearest < 9) cost += (9 - nearest) * 2;
  });
  return cost;
}

// Where lines run together, nobody sees which of them is meant.
function ambiguity(
  anchor: Point,
  own: number | undefined,
  lines: readonly (readonly Point[])[],
): number {
  if (own === undefined) return 0;
  let nearest = 6;
  lines.forEach((line, index) => {
    if (index === own) return;
    for (const [x, y] of line)
      nearest = Math.min(nearest, Math.hypot(x - anchor[0], y - anchor[1]));
  });
  return (6 - nearest) * 3;
}

function cornerOf(area: Box, width: number): Candidate {
  const [x, y] = [area.x + area.width - width - 1, area.y + area.height - HEIGHT - 2];
  return { box: { x: Math.max(area.x, x), y, width, height: HEIGHT }, anchor: [x, y], distance: 0 };
}

function placed(text: string, { box, anchor, distance }: Candidate): PlacedLabel {
  const at: Point = [box.x + 1, box.y + HEIGHT - 2.5];
  return distance <= 6 ? { at, text } : { at, text, leader: [edgeOf(box, anchor), anchor] };
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function edgeOf({ x, y, width, height }: Box, [px, py]: Point): Point {
  return [Math.min(x + width, Math.max(x, px)), Math.min(y + height - 1, Math.max(y + 1, py))];
}

function gapTo(box: Box, point: Point): number {
  const [x, y] = edgeOf(box, point);
  return Math.hypot(point[0] - x, point[1] - y);
}

function gapToSegment([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const share = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
  // The end of the leader lies on its own line, which may lie on others: it does not count.
  if (share < 0 || share > 0.9) return Infinity;
  return Math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1));
}
