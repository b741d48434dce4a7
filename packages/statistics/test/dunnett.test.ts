import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dunnettLevel, sidakLevel } from '../src/index.ts';
import { chanceAllWithin } from '../src/internal/chance-all-within.ts';
import { gatherAlike } from '../src/internal/gather-alike.ts';
import { expectClose, readFixture, SEED } from './support.ts';

interface Golden {
  groups: number[];
  reference: number;
  level: number;
  single: number;
  multivariateNormal: number;
}

const equal = (count: number) => Array<number>(count).fill(1);
const size = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
const sizes = fc.record({
  groups: fc.array(size, { minLength: 1, maxLength: 30 }),
  reference: size,
  level: fc.double({ min: 0.01, max: 0.9999, noNaN: true }),
});
const parameters = { seed: SEED, numRuns: 60 };

test('agrees with quadrature in scipy, whose multivariate normal has the joint level at that value', () => {
  for (const { level, single, multivariateNormal, ...compared } of readFixture<Golden[]>(
    'dunnett',
  )) {
    expectClose(dunnettLevel(level, compared), single, `${JSON.stringify(compared)} at ${level}`);
    expect(Math.abs(multivariateNormal - level)).toBeLessThanOrEqual(1e-5);
  }
});

test('one comparison is the level; between it and Šidák’s, as the reference shares all or nothing', () => {
  fc.assert(
    fc.property(sizes, ({ level, groups, reference }) => {
      const single = dunnettLevel(level, { groups, reference });
      expect(dunnettLevel(level, { groups: [groups[0]!], reference })).toBe(level);
      expect(single).toBeGreaterThanOrEqual(level);
      expect(single).toBeLessThanOrEqual(sidakLevel(level, groups.length));
    }),
    parameters,
  );
  const of = (reference: number) => dunnettLevel(0.95, { groups: equal(8), reference });
  expectClose(of(1e12), sidakLevel(0.95, 8), 'nothing shared', 1e-11);
  expect(of(1e-12) - 0.95).toBeLessThan(1e-5);
  expect(of(1e-300)).toBeCloseTo(0.95, 12);
});

test('rises with each further group and with the reference, and knows no order and no unit', () => {
  fc.assert(
    fc.property(sizes, size, ({ level, groups, reference }, more) => {
      const single = dunnettLevel(level, { groups, reference });
      const further = dunnettLevel(level, { groups: [...groups, more], reference });
      const larger = dunnettLevel(level, { groups, reference: reference * 2 });
      expect(further).toBeGreaterThanOrEqual(single - 1e-13);
      expect(larger).toBeGreaterThanOrEqual(single - 1e-13);
      const reordered = {
        groups: Float64Array.from(groups, (one) => one * 8).reverse(),
        reference: reference * 8,
      };
      expect(Math.abs(dunnettLevel(level, reordered) - single)).toBeLessThan(1e-13);
    }),
    parameters,
  );
});

test('many sizes are gathered without a loss', () => {
  for (const [least, most] of [
    [0.01, 100],
    [1, 1.1],
    [1e3, 1e6],
  ] as const) {
    const all = Array.from({ length: 300 }, (_, at) => ({
      shared: 1 / (1 + 1 / (least * (most / least) ** (at / 299))),
      count: 1,
    }));
    const few = gatherAlike(all);
    expect(few.length).toBeLessThan(all.length);
    for (const c of [2, 3, 4]) {
      expect(Math.abs(chanceAllWithin(c, few) - chanceAllWithin(c, all))).toBeLessThan(1e-13);
    }
  }
  const groups = Array.from({ length: 10_000 }, (_, at) => 100 + at * 1.37);
  const single = dunnettLevel(0.95, { groups, reference: 500 });
  const halves = [groups.slice(0, 5000), groups.slice(5000)].map((half) =>
    dunnettLevel(0.95, { groups: half, reference: 500 }),
  );
  expect(single).toBeGreaterThan(Math.max(...halves));
  expect(single).toBeLessThan(sidakLevel(0.95, 10_000));
});

test('refuses what is no size, by its name', () => {
  expect(() => dunnettLevel(95, { groups: [1], reference: 1 })).toThrow(/^level must be/);
  expect(() => dunnettLevel(0.95, { groups: [], reference: 1 })).toThrow(/^groups must be/);
  for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => dunnettLevel(0.95, { groups: [1, bad], reference: 1 })).toThrow(
      /^groups\[1\] must be/,
    );
    expect(() => dunnettLevel(0.95, { groups: [1], reference: bad })).toThrow(/^reference must be/);
  }
});
