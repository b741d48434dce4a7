import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistency, type RowsOfConsistency } from '../../../src/fairness/index.ts';
import { SEED } from '../../support.ts';
import { codeOf, expectValue, golden, untyped } from '../beyond-tensor.ts';

interface Case {
  readonly features: readonly (readonly number[])[];
  readonly yPred: readonly number[];
  readonly neighbours: number;
  readonly value: number;
  readonly tiedRows?: number;
}

describe('consistency', () => {
  it('is AIF360’s where no distances are equal', () => {
    for (const { value, ...rows } of golden<Case[]>('consistency')) {
      const ours = consistency(rows);
      expectValue(ours.value, value, `${rows.features.length} features`);
      expect(ours).toMatchObject({ n: rows.yPred.length, tiedRows: 0 });
    }
  });

  it('shares the last places among rows equally far away, and counts them', () => {
    for (const { value, tiedRows, ...rows } of golden<Case[]>('tied')) {
      const ours = consistency(rows);
      expectValue(ours.value, value);
      expect(ours.tiedRows).toBe(tiedRows);
      expect(tiedRows).toBeGreaterThan(0);
    }
  });

  const row = fc.record({
    a: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -9, max: 9, noNaN: true })),
    b: fc.constantFrom(-0, 0, 1, 1e-300, 1e150),
    y: fc.nat(1),
  });
  const someRows = fc.array(row, { minLength: 5, maxLength: 120 });
  const columnsOf = (rows: readonly { a: number; b: number }[]) => [
    rows.map(({ a }) => a),
    rows.map(({ b }) => b),
  ];
  const always = (law: (rows: readonly { a: number; b: number; y: number }[]) => void): void =>
    fc.assert(fc.property(someRows, law), { seed: SEED, numRuns: 60 });

  it('is what comparing every row with every other gives, ties and all', () => {
    always((rows) => {
      const features = columnsOf(rows);
      const yPred = rows.map(({ y }) => y);
      let [apart, tied] = [0, 0];
      for (const own of rows) {
        const distances = rows.map(({ a, b }) => (own.a - a) ** 2 + (own.b - b) ** 2);
        const last = distances.toSorted((one, other) => one - other)[4]!;
        const at = (keep: (distance: number) => boolean): number[] =>
          yPred.filter((_, other) => keep(distances[other]!));
        const inside = at((distance) => distance < last);
        const edge = at((distance) => distance === last);
        const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
        const places = 5 - inside.length;
        if (places < edge.length) tied += 1;
        apart += Math.abs(own.y - (sum(inside) + (places * sum(edge)) / edge.length) / 5);
      }
      const ours = consistency({ features, yPred });
      expectValue(ours.value, 1 - apart / rows.length);
      expect(ours.tiedRows).toBe(tied);
    });
  });

  it('takes the rows in any order, and says the same of turned decisions', () => {
    always((rows) => {
      const of = (own: typeof rows, y: (row: { y: number }) => number) =>
        consistency({ features: columnsOf(own), yPred: own.map(y) }).value;
      const value = of(rows, ({ y }) => y);
      if (!value.defined) throw new Error('finite distances');
      expectValue(
        of(rows.toReversed(), ({ y }) => y),
        value.value,
      );
      expectValue(
        of(rows, ({ y }) => 1 - y),
        value.value,
      );
      expect(value.value).toBeGreaterThanOrEqual(0);
      expect(of(rows, () => 1)).toEqual({ defined: true, value: 1 });
    });
  });

  it('counts a constant column for nothing, and wants the features scaled', () => {
    const features = [[1, 2, 10, 11]];
    const yPred = [1, 1, 0, 0];
    const of = (own: readonly number[][]) => consistency({ features: own, yPred, neighbours: 2 });
    expect(of([...features, [7, 7, 7, 7]])).toEqual(of(features));
    expect(of([[0, 900, 0, 900], features[0]!]).value).not.toEqual(of(features).value);
  });

  it('of one neighbour, the row itself, is 1', () => {
    const rows = { features: [[1, 2, 3]], yPred: Float64Array.of(0.2, 0.9, 0.4), neighbours: 1 };
    expect(consistency(rows).value).toEqual({ defined: true, value: 1 });
  });

  it('is undefined where a distance overflows', () => {
    const rows = { features: [[-1e308, 1e308]], yPred: [0, 1], neighbours: 1 };
    expect(consistency(rows).value).toEqual({ defined: false, reason: 'distance_overflow' });
  });

  it('does not slow down on sorted, equal or alternating rows', () => {
    const n = 20_000;
    const patterns = [(at: number) => at, () => 1, (at: number) => at % 2, (at: number) => -at];
    const yPred = new Uint8Array(n);
    for (const pattern of patterns) {
      const column = new Float64Array(n);
      for (let at = 0; at < n; at += 1) column[at] = pattern(at);
      expect(consistency({ features: [column], yPred }).value).toEqual({ defined: true, value: 1 });
    }
  });

  const good = { features: [[1, 2, 3, 4, 5]], yPred: [0, 1, 0, 1, 0] };
  it.each([
    ['unequal lengths', { ...good, features: [[1, 2]] }, 'GOVERNANCE_LENGTHS_UNEQUAL'],
    ['no rows', { features: [[]], yPred: [] }, 'GOVERNANCE_NO_ROWS'],
    ['no features', { ...good, features: [] }, 'GOVERNANCE_OPTION_INVALID'],
    ['NaN', { ...good, features: [[1, 2, Number.NaN, 4, 5]] }, 'GOVERNANCE_NUMBERS_INVALID'],
    [
      'an infinity',
      { ...good, features: [Float64Array.of(1, 2, 3, 4, -1 / 0)] },
      'GOVERNANCE_NUMBERS_INVALID',
    ],
    ['a text', { ...good, features: untyped([['1', 2, 3, 4, 5]]) }, 'GOVERNANCE_NUMBERS_INVALID'],
    ['a decision above 1', { ...good, yPred: [0, 1, 2, 1, 0] }, 'GOVERNANCE_NUMBERS_INVALID'],
    ['no neighbours', { ...good, neighbours: 0 }, 'GOVERNANCE_OPTION_INVALID'],
    ['more than rows', { ...good, neighbours: 6 }, 'GOVERNANCE_OPTION_INVALID'],
    ['half a neighbour', { ...good, neighbours: 2.5 }, 'GOVERNANCE_OPTION_INVALID'],
  ] as const)('refuses %s', (_, rows, code) => {
    expect(codeOf(() => consistency(rows as RowsOfConsistency))).toBe(code);
  });

  it('tells where a number is wrong, not what it is', () => {
    expect(() => consistency({ ...good, yPred: [0, 1, 777, 1, 0] })).toThrow(
      /^fairness: every entry of yPred must be a number from 0 to 1; that of row 2 is not/,
    );
  });
});
