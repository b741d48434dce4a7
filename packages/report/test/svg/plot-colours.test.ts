import { describe, expect, test } from 'vitest';
import { palettes, plotRules } from '../../src/svg/plot-colours.ts';
import { contrast, distanceFor, VISIONS } from './colour-vision.ts';

const SERIES = ['series0', 'series1', 'series2', 'series3'] as const;
const pairs = SERIES.flatMap((one, index) =>
  SERIES.slice(index + 1).map((two) => [one, two] as const),
);
const visions = Object.keys(VISIONS) as (keyof typeof VISIONS)[];

test('contrast and simulated vision are what they are known to be', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  // Red and green of one lightness, the pair that the simulation is known for.
  expect(distanceFor('all', '#b33a3a', '#5c7a00')).toBeGreaterThan(60);
  expect(distanceFor('deuteranopia', '#b33a3a', '#5c7a00')).toBeLessThan(25);
});

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const colours = palettes[scheme];

  test.each([...SERIES, 'bar', 'ink', 'muted'] as const)('%s is seen on the paper: 3:1', (name) => {
    expect(contrast(colours[name], colours.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(colours[name], colours.panel)).toBeGreaterThanOrEqual(3);
  });

  test.each([...SERIES, 'ink', 'muted'] as const)(
    '%s reads as text on the paper: 4.5:1',
    (name) => {
      expect(contrast(colours[name], colours.paper)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(visions)('four series stay apart for %s', (vision) => {
    for (const [one, two] of pairs) {
      expect(distanceFor(vision, colours[one], colours[two])).toBeGreaterThan(20);
    }
  });
});

test('eight series differ in colour or in pattern, and no two in neither', () => {
  const looks = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => {
    const [, colour, dash = 'solid'] = new RegExp(
      `\\.plot \\.series${index}\\{stroke:var\\(--(\\w+)\\)(?:;stroke-dasharray:([\\d ]+))?\\}`,
    ).exec(plotRules)!;
    return { colour, dash };
  });
  expect(new Set(looks.map(({ dash }) => dash)).size).toBe(8);
  expect(new Set(looks.map(({ colour }) => colour)).size).toBe(4);
});
