import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels } from '../../src/svg/place-labels.ts';
import { textWidth } from '../../src/svg/text-width.ts';

const area = { x: 30, y: 8, width: 200, height: 130 };
const field = { area, lines: [], taken: [] };
const place = fc.tuple(
  fc.double({ min: 30, max: 230, noNaN: true }),
  fc.double({ min: 8, max: 138, noNaN: true }),
);

test('every label stays inside the area, wherever it points at and whatever it says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 60 }), place), { maxLength: 6 }),
      (wanted) => {
        const requests = wanted.map(([text, anchor]) => ({ text, anchors: [anchor] }));
        for (const { at, text } of placeLabels(requests, field)) {
          expect(at[0]).toBeGreaterThanOrEqual(area.x);
          expect(at[0] + textWidth(text)).toBeLessThanOrEqual(area.x + area.width + 1);
          expect(at[1]).toBeGreaterThanOrEqual(area.y + 7);
          expect(at[1]).toBeLessThanOrEqual(area.y + area.height);
        }
      },
    ),
    { seed: 20261121, numRuns: 80 },
  );
});

describe('labels', () => {
  test('do not cover each other where there is room, even at one place', () => {
    const requests = ['one', 'two', 'three', 'four'].map((text) => ({
      text,
      anchors: [[100, 70]] as const,
    }));
    const labels = placeLabels(requests, field);
    const boxes = labels.map(({ at, text }) => ({
      left: at[0],
      right: at[0] + textWidth(text),
      base: at[1],
    }));
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) {
        const isApart =
          box.right <= other.left ||
          other.right <= box.left ||
          Math.abs(box.base - other.base) >= 9;
        expect(isApart).toBe(true);
      }
    });
  });

  test('keep off the lines, and point at their own with a leader where they stand apart', () => {
    const line = Array.from({ length: 51 }, (_, index) => [30 + index * 4, 70] as const);
    const taken = [{ x: 80, y: 52, width: 45, height: 36 }];
    const [label] = placeLabels([{ text: 'apart', anchors: [[100, 70]], line: 0 }], {
      area,
      lines: [line],
      taken,
    });
    expect(Math.abs(label!.at[1] - 3 - 70)).toBeGreaterThan(12);
    expect(label!.leader?.[1]).toEqual([100, 70]);
  });

  test('do not name a place where two lines run together, if there is another', () => {
    const fork = (sign: number): (readonly [number, number])[] =>
      Array.from(
        { length: 41 },
        (_, index) => [40 + index * 4, 70 + sign * Math.max(0, index - 20) * 2] as const,
      );
    const lines = [fork(-1), fork(1)];
    const labels = placeLabels(
      lines.map((anchors, line) => ({ text: `line ${line}`, anchors, line })),
      { area, lines, taken: [] },
    );
    expect(labels[0]!.at[1]).toBeLessThan(labels[1]!.at[1]);
    for (const { at } of labels) expect(at[0] + 34).toBeGreaterThan(120);
  });
});
