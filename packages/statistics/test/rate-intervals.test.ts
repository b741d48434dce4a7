import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clopperPearsonInterval, wilsonInterval } from '../src/index.ts';
import { expectClose, expectLimits, readFixture, SEED } from './support.ts';

interface Row {
  successes: number;
  trials: number;
  level: number;
  wilson: [number, number];
  clopperPearson: [number, number];
}

const METHODS = { wilson: wilsonInterval, 'clopper-pearson': clopperPearsonInterval };
const level = fc.double({ min: 0.5, max: 0.9999, noNaN: true });
const rate = fc
  .record({
    trials: fc.integer({ min: 1, max: 5000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ trials, share }) => ({ trials, successes: Math.round(share * trials) }));

describe('the intervals of a rate', () => {
  test('agree with statsmodels', () => {
    for (const row of readFixture<Row[]>('rates')) {
      const label = `${row.successes}/${row.trials} at ${row.level}`;
      // statsmodels' Wilson lower limit is a difference: its error is absolute.
      expectLimits(wilsonInterval(row), row.wilson, `Wilson ${label}`, { scale: 0.1 });
      // scipy's beta quantile is off by up to 1e-11 for a rare event: the next test holds R's digits.
      expectLimits(clopperPearsonInterval(row), row.clopperPearson, `Clopper-Pearson ${label}`, {
        tolerance: 2e-11,
      });
    }
  });

  test('the published examples', () => {
    const close = { tolerance: 1e-9, scale: 1 };
    const large = wilsonInterval({ successes: 48, trials: 80, level: 0.95 });
    expectLimits(large, [0.4904546501, 0.700381724], 'Wilson 48/80', close);
    const none = { successes: 0, trials: 10, level: 0.95 };
    expectLimits(wilsonInterval(none), [0, 0.2775327999], 'Wilson 0/10', close);
    expectLimits(clopperPearsonInterval(none), [0, 0.3084971078], 'exact 0/10', close);
    expect(large).toMatchObject({ level: 0.95, method: 'wilson' });
    expect(clopperPearsonInterval(none)?.method).toBe('clopper-pearson');
  });

  test('a rare event keeps its digits: 0 and 7 of a million', () => {
    const seven = clopperPearsonInterval({ successes: 7, trials: 1e6, level: 0.8 })!;
    // R 4.2.2: qbeta((1 - .8) / 2, 8, 999993, lower.tail = FALSE)
    expectClose(seven.upper, 1.1770886382537422e-5, 'qbeta');
    const { upper } = clopperPearsonInterval({ successes: 0, trials: 1e6, level: 0.95 })!;
    expectClose(upper, -Math.expm1(Math.log((1 - 0.95) / 2) / 1e6), 'rule of three');
  });

  test.each(Object.entries(METHODS))('%s: contains, nests, mirrors, shrinks', (_, method) => {
    fc.assert(
      fc.property(rate, level, level, ({ successes, trials }, one, two) => {
        const [low, high] = one < two ? [one, two] : [two, one];
        const inner = method({ successes, trials, level: low })!;
        const outer = method({ successes, trials, level: high })!;
        const p = successes / trials;
        expect(inner.lower).toBeGreaterThanOrEqual(0);
        expect(inner.lower).toBeLessThanOrEqual(p);
        expect(inner.upper).toBeGreaterThanOrEqual(p);
        expect(inner.upper).toBeLessThanOrEqual(1);
        expect(outer.lower).toBeLessThanOrEqual(inner.lower + 1e-13);
        expect(outer.upper).toBeGreaterThanOrEqual(inner.upper - 1e-13);
        const mirror = method({ successes: trials - successes, trials, level: low })!;
        expect(Math.abs(1 - mirror.upper - inner.lower)).toBeLessThan(1e-12);
        const twice = method({ successes: 2 * successes, trials: 2 * trials, level: low })!;
        expect(twice.upper - twice.lower).toBeLessThan(inner.upper - inner.lower);
      }),
      { seed: SEED },
    );
  });

  test.each(Object.entries(METHODS))(
    '%s: undefined without trials, never an invented rate',
    (_, method) => {
      expect(method({ successes: 0, trials: 0, level: 0.95 })).toBeUndefined();
      expect(method({ successes: 3 * (1 + 1e-12), trials: 3, level: 0.95 })?.upper).toBe(1);
      for (const successes of [Number.NaN, -1, 11]) {
        expect(() => method({ successes, trials: 10, level: 0.95 })).toThrow(
          `successes must be a count from 0 to trials (10), received ${successes}: pass how many`,
        );
      }
      for (const trials of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
        expect(() => method({ successes: 0, trials, level: 0.95 })).toThrow(
          /^trials must be a finite/,
        );
      }
      for (const wrong of [0, 1, 95, Number.NaN]) {
        expect(() => method({ successes: 1, trials: 2, level: wrong })).toThrow(
          /^level must be .* 0\.95/,
        );
      }
    },
  );
});
