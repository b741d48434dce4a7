import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquareTest2x2, fisherExact, pooledTwoProportionZ } from '../src/index.ts';
import { expectClose, readFixture, SEED } from './support.ts';

interface Row {
  a: number;
  b: number;
  c: number;
  d: number;
  fisher: number;
  chiSquare: { statistic: number; pValue: number } | null;
}

const cell = fc.integer({ min: 0, max: 300 });
const table = fc.record({ a: cell, b: cell, c: cell, d: cell });

describe('tests of a 2 × 2 table', () => {
  test('agree with R and scipy', () => {
    for (const row of readFixture<Row[]>('tests')) {
      const label = `${row.a} ${row.b} ${row.c} ${row.d}`;
      expectClose(fisherExact(row).pValue, row.fisher, `Fisher ${label}`);
      const result = chiSquareTest2x2(row);
      if (row.chiSquare === null) expect(result).toBeUndefined();
      else {
        expectClose(result!.statistic, row.chiSquare.statistic, `chi² ${label}`, 1e-12);
        expectClose(result!.pValue, row.chiSquare.pValue, `p ${label}`, 1e-11);
      }
    }
  });

  test('the published examples', () => {
    const p = (a: number, b: number, c: number, d: number) => fisherExact({ a, b, c, d }).pValue;
    expect(p(48, 32, 12, 28)).toBeCloseTo(0.0034092218, 10);
    expect(p(9, 1, 5, 5)).toBeCloseTo(0.1409, 4);
    expect(p(5000, 95000, 4700, 95300)).toBeCloseTo(0.001855, 6);
    const counts = { successesA: 5000, trialsA: 1e5, successesB: 4700, trialsB: 1e5 };
    expect(pooledTwoProportionZ(counts)?.pValue).toBeCloseTo(0.001792, 6);
    const admissions = chiSquareTest2x2({ a: 1198, b: 1493, c: 557, d: 1278 })!;
    expect(admissions.statistic).toBeCloseTo(92.2052804115, 10);
    expectClose(admissions.pValue, 7.8136e-22, 'UCB', 1e-4);
    expect(admissions.method).toBe('chi-square');
  });

  test('Fisher’s p value is the sum over the tables that are as unlikely', () => {
    const choose = (n: bigint, k: bigint): bigint =>
      k === 0n ? 1n : (choose(n - 1n, k - 1n) * n) / k;
    const [row, other, column] = [13n, 9n, 8n];
    const weights = Array.from(
      { length: 9 },
      (_, k) => choose(row, BigInt(k)) * choose(other, column - BigInt(k)),
    );
    for (const [a, weight] of weights.entries()) {
      const tail = weights.filter((w) => w <= weight).reduce((sum, w) => sum + w, 0n);
      const cells = { a, b: 13 - a, c: 8 - a, d: 1 + a };
      expectClose(fisherExact(cells).pValue, Number(tail) / Number(choose(22n, 8n)), `a = ${a}`);
    }
  });

  test('do not depend on the order of rows and columns, and z² is chi²', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const { pValue } = fisherExact({ a, b, c, d });
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
        expectClose(fisherExact({ a: c, b: d, c: a, d: b }).pValue, pValue, 'rows', 1e-11);
        expectClose(fisherExact({ a, b: c, c: b, d }).pValue, pValue, 'transposed', 1e-11);
        const chi = chiSquareTest2x2({ a, b, c, d });
        const z = pooledTwoProportionZ({
          successesA: a,
          trialsA: a + b,
          successesB: c,
          trialsB: c + d,
        });
        expect(z === undefined).toBe(chi === undefined);
        if (chi !== undefined && z !== undefined) {
          expect(Math.abs(z.statistic ** 2 - chi.statistic)).toBeLessThan(1e-9);
          expect(Math.abs(z.pValue - chi.pValue)).toBeLessThan(1e-9);
        }
      }),
      { seed: SEED },
    );
  });

  test('degenerate and bad tables', () => {
    expect(fisherExact({ a: 0, b: 0, c: 0, d: 0 }).pValue).toBe(1);
    expect(fisherExact({ a: 0, b: 5, c: 0, d: 7 })).toEqual({ pValue: 1, method: 'fisher-exact' });
    expect(fisherExact({ a: 1e5, b: 0, c: 0, d: 1e5 }).pValue).toBe(0);
    expect(chiSquareTest2x2({ a: 0, b: 5, c: 0, d: 7 })).toBeUndefined();
    const none = { successesA: 0, trialsA: 5, successesB: 0, trialsB: 7 };
    expect(pooledTwoProportionZ(none)).toBeUndefined();
    expect(pooledTwoProportionZ({ ...none, trialsA: 0 })).toBeUndefined();
    expect(() => fisherExact({ a: 0.5, b: 1, c: 1, d: 1 })).toThrow(
      /^cell a must be a whole count/,
    );
    expect(() => fisherExact({ a: 1, b: -1, c: 1, d: 1 })).toThrow(/^cell b must be/);
    expect(() => chiSquareTest2x2({ a: 1, b: 1, c: Number.NaN, d: 1 })).toThrow(/^cell c must be/);
    expect(() => pooledTwoProportionZ({ ...none, successesA: 6 })).toThrow(/^successesA must be/);
    expect(chiSquareTest2x2({ a: 1.5, b: 2.5, c: 1, d: 1 })).toBeDefined();
  });
});
