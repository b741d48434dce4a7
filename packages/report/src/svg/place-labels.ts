import { shorten } from '../text/shorten.ts';
import type { Box } from './hatch-lines.ts';
import {
  ambiguity,
  BESIDE,
  edgeOf,
  type LabelField,
  type LabelPlace,
  labelCost,
  leaderBoxes,
} from './label-cost.ts';
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

const HEIGHT = 11;
const LONGEST = 22;
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
  const taken = [...field.taken];
  return requests.map((request) => {
    const text = shorten(request.text, Math.min(LONGEST, columnsIn(area.width - 12)));
    const place = bestPlace(request, textWidth(text) + 2, { ...field, taken });
    const label = placed(text, request.isApart ? { ...place, distance: 0 } : place);
    taken.push(place.box, ...leaderBoxes(label.leader ?? []));
    return label;
  });
}

function bestPlace({ anchors, line }: LabelRequest, width: number, field: LabelField): LabelPlace {
  let best: LabelPlace | undefined;
  let least = Infinity;
  for (const anchor of anchors) {
    const unclear = ambiguity(anchor, line, field);
    for (const place of placesAround(anchor, width, field.area)) {
      const cost = unclear + labelCost(place, line, field, least - unclear);
      if (cost < least) [best, least] = [place, cost];
    }
  }
  return best ?? cornerOf(field.area, width);
}

function placesAround(anchor: Point, width: number, area: Box): LabelPlace[] {
  const places: LabelPlace[] = [];
  for (const distance of DISTANCES) {
    for (const [dx, dy] of DIRECTIONS) {
      const x = anchor[0] + dx * distance - (width * (1 - Math.sign(dx))) / 2;
      const y = anchor[1] + dy * (distance + HEIGHT / 2) - HEIGHT / 2;
      const isInside =
        x >= area.x + 1 &&
        x + width <= area.x + area.width &&
        y >= area.y &&
        y + HEIGHT <= area.y + area.height - 1;
      if (isInside) places.push({ box: { x, y, width, height: HEIGHT }, anchor, distance });
    }
  }
  return places;
}

function cornerOf(area: Box, width: number): LabelPlace {
  const [x, y] = [area.x + area.width - width - 1, area.y + area.height - HEIGHT - 2];
  return { box: { x: Math.max(area.x, x), y, width, height: HEIGHT }, anchor: [x, y], distance: 0 };
}

function placed(text: string, { box, anchor, distance }: LabelPlace): PlacedLabel {
  const at: Point = [box.x + 1, box.y + HEIGHT - 2.5];
  return distance <= BESIDE ? { at, text } : { at, text, leader: [edgeOf(box, anchor), anchor] };
}
