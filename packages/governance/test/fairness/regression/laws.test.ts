import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedGroupLoss,
  type ErrorsOfGroup,
  quantileParity,
  regressionFairness,
} from '../../../src/fairness/index.ts';
import { SEED } from '../../support.ts';
import { expectValue } from '../beyond-tensor.ts';

const row = fc.record({
  sex: fc.constantFrom('f', 'm', '__proto__', null),
  y: fc.double({ min: -100, max: 100, noNaN: true }),
  p: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -100, max: 100, noNaN: true })),
});
const someRows = fc.array(row, { minLength: 1, maxLength: 50 });
type Row = typeof row extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const inputOf = (rows: readonly Row[]) => ({
  yTrue: rows.map(({ y }) => y),
  yPred: rows.map(({ p }) => p),
  sensitive: { sex: rows.map(({ sex }) => sex) },
});
const always = (law: (rows: readonly Row[]) => void): void =>
  fc.assert(fc.property(someRows, law), { seed: SEED, numRuns: 60 });

describe('laws of regression fairness', () => {
  it('the rows of all groups, and those of unknown ones, are all rows', () => {
    always((rows) => {
      const { groups, unknown, rows: n } = regressionFairness(inputOf(rows));
      expect(groups.reduce((sum, one) => sum + one.n, 0)).toBe(n);
      expect(unknown).toBe(rows.filter(({ sex }) => sex === null).length);
      expect(JSON.parse(JSON.stringify(groups))).toEqual(groups);
    });
  });

  it('a shift of targets and predictions moves no error, a scale scales them', () => {
    always((rows) => {
      const plain = regressionFairness(inputOf(rows));
      const moved = rows.map((one) => ({ ...one, y: one.y * 4 + 64, p: one.p * 4 + 64 }));
      for (const [at, one] of regressionFairness(inputOf(moved)).groups.entries()) {
        for (const name of ['meanError', 'meanAbsoluteError', 'rootMeanSquaredError'] as const) {
          const value = plain.groups[at]![name].value;
          if (!value.defined) throw new Error('an error of rows');
          expectValue(one[name].value, 4 * value.value, name, 1e-11);
        }
      }
    });
  });

  it('RMSE is at least MAE, and MAE at least the bias', () => {
    always((rows) => {
      for (const one of regressionFairness(inputOf(rows)).groups) {
        const of = (name: keyof ErrorsOfGroup): number => {
          const { value } = one[name];
          return value.defined ? value.value : Number.NaN;
        };
        expect(of('rootMeanSquaredError')).toBeGreaterThanOrEqual(of('meanAbsoluteError') - 1e-12);
        expect(of('meanAbsoluteError')).toBeGreaterThanOrEqual(Math.abs(of('meanError')) - 1e-12);
      }
    });
  });

  it('success at a quantile is counted, and a growing transform changes no success', () => {
    always((rows) => {
      const input = { ...inputOf(rows), quantiles: [0, 0.5, 1] };
      const { groups } = quantileParity(input);
      for (const { group, quantiles } of groups) {
        for (const { threshold, successes } of quantiles) {
          const expected = rows.filter(({ sex, p }) => sex === group[0] && p >= threshold);
          expect(successes).toBe(expected.length);
        }
      }
      const doubled = quantileParity({ ...input, yPred: input.yPred.map((p) => 2 * p) });
      const successesOf = (all: typeof groups) =>
        all.map(({ quantiles }) => quantiles.map(({ successes }) => successes));
      expect(successesOf(doubled.groups)).toEqual(successesOf(groups));
      expect(groups.every(({ n, quantiles }) => quantiles[0]!.successes === n)).toBe(true);
    });
  });

  it('no group’s loss exceeds the bound, and the order of rows does not count', () => {
    always((rows) => {
      const input = { ...inputOf(rows), loss: 'absolute', minimum: -10, maximum: 10 } as const;
      const found = boundedGroupLoss(input);
      for (const { group, loss } of found.groups) {
        if (group[0] !== null && found.value.defined) {
          expect(loss).toBeLessThanOrEqual(found.value.value);
        }
      }
      const turned = { ...input, ...inputOf(rows.toReversed()) };
      const reversed = boundedGroupLoss(turned);
      expect(reversed.groups.map(({ group, n }) => ({ group, n }))).toEqual(
        found.groups.map(({ group, n }) => ({ group, n })),
      );
      if (found.value.defined) expectValue(reversed.value, found.value.value);
    });
  });
});
