import type { Box } from './hatch-lines.ts';
import { samplePath } from './sample-path.ts';
import type { Point } from './simplify-path.ts';

/** What stands in a picture before a label does. */
export interface LabelField {
  readonly area: Box;
  /** Points along the lines that a label should not cover. */
  readonly lines: readonly (readonly Point[])[];
  /** Points along what matters less: the diagonal of chance. */
  readonly guides?: readonly (readonly Point[])[];
  /** Places that a label must not cover. */
  readonly taken: readonly Box[];
}

/** A place for a label: its box, what it points at, and how far off that is. */
export interface LabelPlace {
  readonly box: Box;
  readonly anchor: Point;
  readonly distance: number;
}

/** Up to this distance a label stands at what it names, without a leader. */
export const BESIDE = 6;

// A box as thin as this is a piece of a leader.
const LEADER = 1;

/**
 * How bad a place is: what the label covers, what its leader crosses, and what it could be mistaken
 * for. Counting stops where a limit is passed.
 * @param own index of the line that is named.
 */
export function labelCost(
  { box, anchor, distance }: LabelPlace,
  own: number | undefined,
  { lines, guides = [], taken }: LabelField,
  limit: number,
): number {
  let cost = distance * 0.35;
  for (const other of taken) {
    if (overlaps(box, other)) cost += other.width === LEADER ? 20 : 400;
  }
  for (const guide of guides) {
    for (const point of guide) if (squaredGap(box, point) < 1) cost += 1.2;
  }
  const end = edgeOf(box, anchor);
  const hasLeader = distance > BESIDE;
  if (hasLeader) cost += crossed(end, anchor, taken);
  for (let index = 0; index < lines.length && cost < limit; index += 1) {
    const leader = hasLeader ? ([end, anchor] as const) : undefined;
    cost += lineCost(lines[index]!, { isOwn: index === own, box, leader }, limit - cost);
  }
  return cost;
}

/** Where lines run together, nobody sees which of them is meant. */
export function ambiguity([x, y]: Point, own: number | undefined, { lines }: LabelField): number {
  if (own === undefined) return 0;
  let nearest = 36;
  lines.forEach((line, index) => {
    if (index === own) return;
    for (const point of line) {
      nearest = Math.min(nearest, (point[0] - x) ** 2 + (point[1] - y) ** 2);
    }
  });
  return (6 - Math.sqrt(nearest)) * 4;
}

/** The place on the edge of a box, or in it, that is nearest to a point. */
export function edgeOf({ x, y, width, height }: Box, [px, py]: Point): Point {
  return [Math.min(x + width, Math.max(x, px)), Math.min(y + height - 1, Math.max(y + 1, py))];
}

/** The pieces of a leader, which what comes later keeps off. */
export function leaderBoxes(leader: readonly Point[]): readonly Box[] {
  return samplePath(leader, 3).map(([x, y]) => ({
    x: x - LEADER / 2,
    y: y - LEADER / 2,
    width: LEADER,
    height: LEADER,
  }));
}

function lineCost(
  line: readonly Point[],
  label: {
    readonly isOwn: boolean;
    readonly box: Box;
    readonly leader: readonly [Point, Point] | undefined;
  },
  limit: number,
): number {
  const { isOwn, box, leader } = label;
  let cost = 0;
  let nearest = Infinity;
  for (const point of line) {
    const gap = squaredGap(box, point);
    if (gap < 2.25) cost += isOwn ? 5 : 8;
    if (gap < nearest) nearest = gap;
    if (leader && !isOwn && liesOn(leader, point)) cost += 3;
    if (cost >= limit) return cost;
  }
  // Without a leader the nearest line is taken for the one that is named.
  if (!isOwn && !leader && nearest < 81) cost += (9 - Math.sqrt(nearest)) * 2;
  return cost;
}

function crossed(end: Point, anchor: Point, taken: readonly Box[]): number {
  let cost = 0;
  for (const [x, y] of samplePath([end, anchor], 3).slice(0, -2)) {
    if (taken.some((other) => overlaps(other, { x, y, width: 0.5, height: 0.5 }))) cost += 20;
  }
  return cost;
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function squaredGap({ x, y, width, height }: Box, [px, py]: Point): number {
  const across = px < x ? x - px : px > x + width ? px - x - width : 0;
  const down = py < y + 1 ? y + 1 - py : py > y + height - 1 ? py - y - height + 1 : 0;
  return across * across + down * down;
}

// The end of a leader lies on its own line, which may lie on others: it does not count.
function liesOn([[x1, y1], [x2, y2]]: readonly [Point, Point], [x, y]: Point): boolean {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const share = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
  if (share < 0 || share > 0.9) return false;
  return (x - x1 - share * (x2 - x1)) ** 2 + (y - y1 - share * (y2 - y1)) ** 2 < 4;
}
