import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GroupTensor,
  groupRates,
  groupTensor,
  marginal,
  mergeTensors,
  weightGridFor,
} from '../../src/index.ts';
import { SEED } from '../support.ts';

const text = fc.constantFrom('f', 'm', 'x', '__proto__', null);
const row = fc.record({
  sex: text,
  race: fc.constantFrom('p', 'q', null),
  region: fc.constantFrom('n', 's'),
  y: fc.nat(1),
  p: fc.nat(1),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  weight: fc.oneof(
    fc.double({ min: 0, max: 1e6, noNaN: true }),
    fc.constantFrom(0, 1, 1e-300, 1 / 3),
  ),
  shard: fc.nat(3),
});
type Row = typeof row extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const someRows = fc.array(row, { minLength: 1, maxLength: 60 });

function count(rows: readonly Row[], grid?: ReturnType<typeof weightGridFor>): GroupTensor {
  return groupTensor({
    yTrue: rows.map(({ y }) => y),
    yPred: rows.map(({ p }) => p),
    yScore: rows.map(({ score }) => score),
    scoreBins: 5,
    weights: rows.map(({ weight }) => weight),
    ...(grid && { weightGrid: grid }),
    sensitive: { sex: rows.map(({ sex }) => sex), race: rows.map(({ race }) => race) },
    control: { region: rows.map(({ region }) => region) },
  });
}
const shardsOf = (rows: readonly Row[]): Row[][] =>
  [0, 1, 2, 3]
    .map((shard) => rows.filter((one) => one.shard === shard))
    .filter(({ length }) => length > 0);
const gridOf = (rows: readonly Row[]): ReturnType<typeof weightGridFor> =>
  weightGridFor({
    rows: rows.length,
    maximum: rows.reduce((most, { weight }) => Math.max(most, weight), 0),
  });
const always = (law: (rows: readonly Row[]) => void): void =>
  fc.assert(fc.property(someRows, law), { seed: SEED, numRuns: 60 });

describe('laws of the group tensor', () => {
  it('any sharding equals the whole, in any order and bracketing, weights too', () => {
    always((rows) => {
      const whole = count(rows);
      const [first, ...others] = shardsOf(rows).map((shard) => count(shard, gridOf(rows)));
      expect(mergeTensors(first!, ...others)).toEqual(whole);
      const backwards = [...others.toReversed(), first!];
      expect(backwards.reduceRight((sum, one) => mergeTensors(one, sum))).toEqual(whole);
      expect(backwards.reduce((sum, one) => mergeTensors(sum, one))).toEqual(whole);
    });
  });

  it('the order of rows does not count', () => {
    always((rows) => {
      expect(count(rows.toReversed())).toEqual(count(rows));
    });
  });

  it('every row is in one cell, and every number is whole', () => {
    always((rows) => {
      const { cells } = count(rows);
      const all = cells.flatMap((cell) => [...cell.counts, ...cell.weights!, ...cell.squares!]);
      expect(all.every(Number.isSafeInteger)).toBe(true);
      expect(cells.reduce((n, cell) => n + cell.counts.reduce((a, b) => a + b), 0)).toBe(
        rows.length,
      );
      for (const { counts, scores } of cells) {
        const sum = (bins: readonly number[]): number => bins.reduce((a, b) => a + b);
        expect(scores!.map(sum)).toEqual([counts[0] + counts[1], counts[2] + counts[3]]);
      }
    });
  });

  it('a marginal is the tensor that was counted without the other columns', () => {
    always((rows) => {
      const direct = groupTensor({
        yTrue: rows.map(({ y }) => y),
        yPred: rows.map(({ p }) => p),
        weights: rows.map(({ weight }) => weight),
        sensitive: { sex: rows.map(({ sex }) => sex) },
      });
      const { scoreBins: _, cells, ...rest } = marginal(count(rows), ['sex']);
      expect({ ...rest, cells: cells.map(({ scores, ...cell }) => cell) }).toEqual(direct);
    });
  });

  it('grids of their own meet on one that holds the sum, a unit a shard off at the most', () => {
    always((rows) => {
      const shards = shardsOf(rows).map((shard) => count(shard));
      const [first, ...others] = shards;
      const merged = mergeTensors(first!, ...others);
      const { weights: exponent } = merged.weightGrid!;
      expect(shards.every((shard) => shard.weightGrid!.weights <= exponent)).toBe(true);
      const total = merged.cells.flatMap((cell) => [...cell.weights!]).reduce((a, b) => a + b);
      expect(total <= 2 ** 53).toBe(true);
      const whole = rows.reduce((sum, { weight }) => sum + weight, 0);
      // Half a unit for each row and for each of the 4 numbers of a cell.
      const off = (rows.length + 4 * merged.cells.length * shards.length) * 2 ** exponent;
      expect(Math.abs(total * 2 ** exponent - whole)).toBeLessThanOrEqual(off + whole * 1e-15);
    });
  });

  it('no effective n is above n, below 1, or above that of the weights themselves', () => {
    always((rows) => {
      const whole = marginal(count(rows), []);
      const [rates] = groupRates(whole);
      const sum = rows.reduce((all, { weight }) => all + weight, 0);
      const squares = rows.reduce((all, { weight }) => all + weight * weight, 0);
      if (sum === 0 || squares === 0) return;
      expect(rates!.effectiveN).toBeLessThanOrEqual(rows.length);
      expect(rates!.effectiveN).toBeGreaterThanOrEqual(1);
      expect(Math.abs(rates!.effectiveN / ((sum * sum) / squares) - 1)).toBeLessThan(1e-9);
    });
  });
});

describe('weightGridFor', () => {
  it('holds the largest sum in 2^53 units, and no finer grid does', () => {
    const size = fc.integer({ min: 1, max: 2 ** 31 });
    const weight = fc.double({ min: 1e-200, max: 1e200, noNaN: true });
    fc.assert(
      fc.property(size, weight, (rows, maximum) => {
        const { weights, squares } = weightGridFor({ rows, maximum });
        const exponent = Math.log2(rows) + Math.log2(maximum);
        expect(exponent - weights).toBeLessThanOrEqual(53 + 1e-9);
        expect(exponent - weights).toBeGreaterThan(51 - 1e-9);
        if (squares > -1022) {
          expect(exponent + Math.log2(maximum) - squares).toBeLessThanOrEqual(53 + 1e-9);
        }
      }),
      { seed: SEED },
    );
  });

  it.each([
    [1, 1, -53, -53],
    [1024, 2, -42, -41],
    [1025, 2, -41, -40],
    [1, Number.MAX_VALUE, 971, 1995],
    [8, 0, -1022, -1022],
  ])('%i rows up to %d', (rows, maximum, weights, squares) => {
    expect(weightGridFor({ rows, maximum })).toEqual({ weights, squares });
  });
});
