import { benjaminiHochberg, holm } from '@codexhub/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareGroups, groupIntervals } from '../../../src/fairness/index.ts';
import { adjustPValues } from '../../../src/fairness/uncertainty/adjust-p-values.ts';
import { type ByOutcome, type GroupTensor, groupTensor } from '../../../src/index.ts';
import { SEED } from '../../support.ts';
import { expectNear, numberOf, tensorOf, weightedTensor } from './given.ts';

const rate = 'selection_rate';

describe('weights', () => {
  const some = fc.array(fc.tuple(fc.nat(1), fc.nat(1), fc.constantFrom('a', 'b')), {
    minLength: 4,
    maxLength: 40,
  });
  const counted = (rows: readonly (readonly [number, number, string])[], weight?: number) =>
    groupTensor({
      yTrue: rows.map(([y]) => y),
      yPred: rows.map(([, p]) => p),
      sensitive: { g: rows.map(([, , g]) => g) },
      ...(weight !== undefined && { weights: rows.map(() => weight) }),
    });

  it('that are all the same change nothing', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(1, 8, 0.3), (rows, weight) => {
        const both = (tensor: GroupTensor) => [
          ...groupIntervals(tensor, { rate: 'accuracy' }).groups,
          ...compareGroups(tensor, { rate: 'accuracy', reference: ['a'], test: 'chi_square' })
            .comparisons,
        ];
        const [plain, weighted] = [both(counted(rows)), both(counted(rows, weight))];
        for (const [at, one] of plain.entries()) {
          expect(weighted[at]?.value.defined).toBe(one.value.defined);
          if (one.value.defined) expectNear(numberOf(weighted[at]?.value), one.value.value, 1e-9);
          if (one.interval) {
            expectNear(weighted[at]?.interval?.lower, one.interval.lower, 1e-9);
            expectNear(weighted[at]?.interval?.upper, one.interval.upper, 1e-9);
          }
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('that differ widen the interval: it rests on the effective rows', () => {
    const tensor = weightedTensor();
    const [a] = groupIntervals(tensor, { rate }).groups;
    expect([a?.n, numberOf(a?.value)]).toEqual([3, 1 / 6]);
    expectNear(a?.effectiveN, 36 / 14);
    const { equality } = compareGroups(tensor, { rate }).comparisons[0]!;
    expect(equality.test).toBe('chi-square');
    expect(() => compareGroups(tensor, { rate, test: 'fisher_exact' })).toThrow(
      'test must be one for fractional counts',
    );
  });

  it('of rates without variation leave equality undefined', () => {
    const tensor = groupTensor({
      yTrue: [0, 0, 0],
      yPred: [1, 1, 1],
      weights: [1, 2, 3],
      sensitive: { g: ['a', 'a', 'b'] },
    });
    const none = { defined: false, reason: 'no_variation' };
    const [one] = compareGroups(tensor, { rate }).comparisons;
    expect(one).toMatchObject({
      value: { defined: true, value: 0 },
      equality: { test: 'chi-square', pValue: none, holm: none },
    });
  });
});

describe('laws', () => {
  const cells = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30)), {
    minLength: 2,
    maxLength: 6,
  });

  it('adjusted p values are those of the family with ones for the tests not made', () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(ps, fc.nat(20), (pValues, more) => {
        const family = [...pValues, ...Array<number>(more).fill(1)];
        const ours = adjustPValues(pValues, family.length);
        const all = [holm(family), benjaminiHochberg(family)];
        for (const at of pValues.keys()) {
          expectNear(ours.holm[at], all[0]![at]!);
          expectNear(ours.benjaminiHochberg[at], all[1]![at]!);
        }
      }),
      { seed: SEED },
    );
  });

  it('what is defined has an interval around it, within the simultaneous one; rows add up', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom('difference', 'ratio'), (groups, statistic) => {
        const tensor = tensorOf(groups.map((one, at) => [[at === 5 ? null : `g${at}`], one]));
        const compared = compareGroups(tensor, { rate: 'true_positive_rate', statistic });
        for (const one of compared.comparisons) {
          if (!one.value.defined) {
            expect(one.interval ?? one.simultaneousInterval).toBeUndefined();
            continue;
          }
          const { interval, simultaneousInterval: together, value } = one;
          expect(together!.lower).toBeLessThanOrEqual(interval!.lower);
          expect(interval!.lower).toBeLessThanOrEqual(value.value + 1e-12);
          expect(value.value).toBeLessThanOrEqual(interval!.upper + 1e-12);
          expect(interval!.upper).toBeLessThanOrEqual(together!.upper);
        }
        const { rows, unknown, groups: all } = groupIntervals(tensor, { rate });
        expect(all.reduce((sum, { n }) => sum + n, unknown)).toBe(rows);
        expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('exchanging the groups turns the sign of a difference, and inverts a ratio', () => {
    const outcome = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 30 }), fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(outcome, outcome, (one, other) => {
        const tensor = tensorOf([
          [['a'], one as ByOutcome],
          [['b'], other as ByOutcome],
        ]);
        for (const statistic of ['difference', 'ratio'] as const) {
          const of = (reference: string) =>
            compareGroups(tensor, { rate, statistic, reference: [reference] }).comparisons[0]!;
          const [forth, back] = [of('a'), of('b')];
          expectNear(numberOf(forth.equality.pValue), numberOf(back.equality.pValue));
          const turned = (x: number) => (statistic === 'ratio' ? 1 / x : -x);
          expectNear(forth.interval?.lower, turned(back.interval!.upper), 1e-8);
          expectNear(numberOf(forth.value), turned(numberOf(back.value)));
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});
