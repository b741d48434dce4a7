import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FourFifths,
  fourFifths,
  localLaw144,
  localLaw144OfScores,
  publishFourFifths,
} from '../../../src/fairness/index.ts';
import { SEED } from '../../support.ts';
import { tensorOf } from './tensor-of.ts';

const selection = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 60 }))
  .map(([selected, n]) => [Math.min(selected, n), n] as const);
const groups = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', ''), selection, { minKeys: 1 });
const limits = { seed: SEED, numRuns: 100 };
const isSmall = (count: number, minimum: number): boolean => count > 0 && count < minimum;
const table = (drawn: Readonly<Record<string, readonly [number, number]>>): FourFifths =>
  fourFifths(tensorOf(drawn), { attribute: 'g', excludeBelowShare: 0.1 });

describe('fourFifths', () => {
  it('accounts for every person', () => {
    fc.assert(
      fc.property(groups, (drawn) => {
        const { persons, groups: listed, unknown } = table(drawn);
        expect(persons.judged + persons.excluded + persons.unknown).toBe(persons.total);
        expect(listed.reduce((sum, { n }) => sum + n, unknown.n)).toBe(persons.total);
      }),
      limits,
    );
  });

  it('no ratio to the highest rate exceeds 1, and none is below zero shortfall', () => {
    fc.assert(
      fc.property(groups, (drawn) => {
        for (const one of table(drawn).groups) {
          if (one.role !== 'compared' || !one.impactRatio.value.defined) continue;
          expect(one.impactRatio.value.value).toBeLessThanOrEqual(1 + 1e-15);
          expect(one.shortfall.atReferenceRate).toBeGreaterThanOrEqual(-1e-9);
          expect(one.holm).toBeGreaterThanOrEqual(one.fisher);
        }
      }),
      limits,
    );
  });

  it('the persons of a flip move the ratio across, and one fewer does not', () => {
    fc.assert(
      fc.property(selection, selection, ([s, n], [t, m]) => {
        fc.pre(t > 0);
        const flipOf = (selected: number, reference: number): string | undefined => {
          const named = { attribute: 'g', reference: ['b'] };
          const tensor = tensorOf({ a: [selected, n], b: [reference, m] });
          const a = fourFifths(tensor, named).groups[0]!;
          return a.role === 'compared' ? a.flip?.from : undefined;
        };
        const named = { attribute: 'g', reference: ['b'] };
        const a = fourFifths(tensorOf({ a: [s, n], b: [t, m] }), named).groups[0]!;
        if (a.role !== 'compared' || !a.flip) throw new Error('a has a ratio');
        const { from, inGroup, inReference, exchanged } = a.flip;
        const sign = from === 'below' ? 1 : -1;
        const crossed = from === 'below' ? 'not_below' : 'below';
        if (inGroup.defined) {
          expect(flipOf(s + sign * inGroup.value, t)).toBe(crossed);
          expect(flipOf(s + sign * (inGroup.value - 1), t)).toBe(from);
        }
        if (inReference.defined) {
          expect(flipOf(s, t - sign * inReference.value)).toBe(crossed);
          expect(flipOf(s, t - sign * (inReference.value - 1))).toBe(from);
        }
        if (exchanged.defined) {
          const [k, fewer] = [exchanged.value, exchanged.value - 1];
          expect(flipOf(s + sign * k, t - sign * k)).toBe(crossed);
          expect(flipOf(s + sign * fewer, t - sign * fewer)).toBe(from);
        }
      }),
      limits,
    );
  });

  it('a published table shows no small number, and its totals give none back', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 12 }), (drawn, minimum) => {
        const published = publishFourFifths(table(drawn), minimum);
        const { total, suppressed, unknown } = published;
        const shown = [...published.groups.map(({ counts }) => counts), unknown, suppressed];
        for (const one of shown.filter((counts) => counts !== null)) {
          expect(isSmall(one.selected, minimum) || isSmall(one.n - one.selected, minimum)).toBe(
            false,
          );
        }
        const hidden = published.groups.filter(({ counts }) => !counts);
        expect(hidden.every(({ impactRatio }) => impactRatio === null)).toBe(true);
        if (total !== null && suppressed) {
          expect(hidden.length + (unknown ? 0 : 1)).toBeGreaterThan(1);
          expect(shown.reduce((sum, one) => sum + (one?.n ?? 0), 0)).toBe(total);
        }
      }),
      limits,
    );
  });
});

describe('localLaw144', () => {
  it('scoring rates do not change with the scale of the scores', () => {
    const person = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (persons) => {
        const columns = {
          sex: persons.map(([, is]) => (is ? 'f' : 'm')),
          raceEthnicity: persons.map(([, , is]) => (is ? 'x' : null)),
        };
        const scores = persons.map(([score]) => score);
        const plain = localLaw144OfScores({ scores, ...columns });
        const scaled = localLaw144OfScores({
          scores: scores.map((one) => 3 * one + 7),
          ...columns,
        });
        expect({ ...scaled, median: 0 }).toEqual({ ...plain, median: 0 });
        expect(
          2 * plain.sex.categories.reduce((sum, one) => sum + one.selected, 0),
        ).toBeLessThanOrEqual(scores.length);
      }),
      limits,
    );
  });

  it('without an exclusion both rules of the reference are one', () => {
    fc.assert(
      fc.property(groups, (drawn) => {
        const tensor = tensorOf(drawn);
        const both = {
          ...tensor,
          sensitive: ['g', 'h'],
          cells: tensor.cells.map((cell) => ({ ...cell, group: [...cell.group, 'same'] })),
        };
        const { intersections, sex } = localLaw144(both, { sex: 'g', raceEthnicity: 'h' });
        for (const { impactRatio } of [...sex.categories, ...intersections.categories]) {
          expect(impactRatio.beforeExclusion).toEqual(impactRatio.afterExclusion);
        }
      }),
      limits,
    );
  });
});
