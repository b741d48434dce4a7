import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mcnemarExact, pairedDifferenceInterval, type Table2x2 } from '../src/index.ts';
import { expectClose, expectLimits, readFixture, SEED } from './support.ts';

const golden =
  readFixture<{ table: Table2x2; level: number; mcnemar: number; agrestiMin: [number, number] }[]>(
    'paired',
  );

describe.each(golden)('$table.b against $table.c of one, at $level', (row) => {
  test('McNemar as statsmodels', () => {
    expectClose(mcnemarExact(row.table).pValue, row.mcnemar, 'p');
  });
  test('the interval is the Wald interval of the table with half a row more in each cell', () => {
    const { b, c, a, d } = row.table;
    const interval = pairedDifferenceInterval(row.table, row.level)!;
    const difference = (b - c) / (a + b + c + d);
    const [lower, upper] = row.agrestiMin;
    const wanted: [number, number] = [Math.min(lower, difference), Math.max(upper, difference)];
    expectLimits(interval, wanted, 'limits', { scale: 1 });
  });
});

test('exchanging the two changes the sign and not the p value', () => {
  const count = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      fc.pre(a + b + c + d > 0);
      const [one, other] = [
        { a, b, c, d },
        { a, b: c, c: b, d },
      ];
      expect(mcnemarExact(one)).toEqual(mcnemarExact(other));
      const [here, there] = [
        pairedDifferenceInterval(one, 0.9)!,
        pairedDifferenceInterval(other, 0.9)!,
      ];
      expect(here.lower).toBeCloseTo(-there.upper, 12);
      expect(here.lower).toBeLessThanOrEqual((b - c) / (a + b + c + d));
      expect(here.upper).toBeGreaterThanOrEqual((b - c) / (a + b + c + d));
    }),
    { seed: SEED },
  );
});

test('without rows there is no interval; a count must be one', () => {
  expect(pairedDifferenceInterval({ a: 0, b: 0, c: 0, d: 0 }, 0.95)).toBeUndefined();
  expect(() => mcnemarExact({ a: 0, b: 0.5, c: 0, d: 0 })).toThrow(/cell b must be a whole count/);
  expect(() => pairedDifferenceInterval({ a: 0, b: Number.NaN, c: 0, d: 0 }, 0.95)).toThrow(
    /cell b must be a finite count/,
  );
});

test('the paired interval covers what it claims', () => {
  let state = SEED;
  const random = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const [both, first, second] = [0.6, 0.16, 0.1];
  let hits = 0;
  for (let run = 0; run < 2000; run += 1) {
    const table = { a: 0, b: 0, c: 0, d: 0 };
    for (let row = 0; row < 60; row += 1) {
      const at = random();
      if (at < both) table.a += 1;
      else if (at < both + first) table.b += 1;
      else if (at < both + first + second) table.c += 1;
      else table.d += 1;
    }
    const { lower, upper } = pairedDifferenceInterval(table, 0.95)!;
    if (lower <= first - second && first - second <= upper) hits += 1;
  }
  expect(hits / 2000).toBeGreaterThan(0.935);
  expect(hits / 2000).toBeLessThan(0.975);
});
