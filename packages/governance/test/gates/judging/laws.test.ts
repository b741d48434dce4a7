import type { GroupTensor } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFairness, groupTensor } from '../../../src/index.ts';
import { cell, counts, type GivenCell, policyOf, requirement, SEED } from '../../support.ts';

const check = requirement();
const difference = requirement({
  id: 'spd',
  metric: 'statistical_parity_difference',
  definition: 'group_minus_reference',
  direction: 'within',
  limit: 0.1,
});
const policy = policyOf([check, difference], { minimumGroupSize: 2 });

const arbitraryCell = (group: string): fc.Arbitrary<GivenCell> =>
  fc
    .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
    .map(([a, b, c, d]) => cell(group, [a, a + b], [c, c + d]));
const arbitraryCells = fc.tuple(arbitraryCell('f'), arbitraryCell('m'), arbitraryCell('x'));
const arbitraryRows = fc.array(
  fc.record({
    group: fc.constantFrom('f', 'm', 'x', null),
    actual: fc.constantFrom(0, 1),
    decided: fc.constantFrom(0, 1),
  }),
  { minLength: 1, maxLength: 200 },
);

function count(
  all: readonly { group: string | null; actual: number; decided: number }[],
): GroupTensor {
  return groupTensor({
    yTrue: all.map(({ actual }) => actual),
    yPred: all.map(({ decided }) => decided),
    sensitive: { sex: all.map(({ group }) => group) },
  });
}

const settings = { seed: SEED, numRuns: 150 };

describe('laws of fairness', () => {
  it('the accounting adds up to N, always', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.constantFrom('f', 'm'), (all, into) => {
        const { accounting } = evaluateFairness(
          count(all),
          policyOf([check], {
            minimumGroupSize: 5,
            mergeInto: into === 'f' ? { x: 'f' } : {},
            exclude: into === 'm' ? [{ group: 'x', justification: 'few' }] : [],
          }),
        );
        const [{ groups, unknown, total }] = accounting as [(typeof accounting)[0]];
        expect(groups.reduce((sum, { n }) => sum + n, unknown)).toBe(total);
        expect(total).toBe(all.length);
      }),
      settings,
    );
  });

  it('the order of the rows does not count', () => {
    fc.assert(
      fc.property(
        arbitraryRows.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(count(shuffled)).toEqual(count(all));
        },
      ),
      settings,
    );
  });

  it('the names of the groups do not count', () => {
    const renamed: Readonly<Record<string, string>> = { f: 'zeta', m: 'alpha', x: 'omega' };
    const numbers = (cells: readonly GivenCell[], reference: string) =>
      evaluateFairness(
        [counts(cells)],
        policyOf([check, difference], { minimumGroupSize: 2, reference }),
      ).checks.flatMap(({ observations }) =>
        observations
          .map(({ group, value, interval, n }) => ({ group, value, interval, n }))
          .sort((one, other) =>
            JSON.stringify(one.value).localeCompare(JSON.stringify(other.value)),
          ),
      );
    fc.assert(
      fc.property(arbitraryCells, (cells) => {
        const named = numbers(cells, 'm').map((one) => ({
          ...one,
          group: one.group === null ? null : renamed[one.group],
        }));
        const other = numbers(
          cells.map((one) => ({ ...one, group: renamed[one.group]! })),
          'alpha',
        );
        expect(new Set(other.map((one) => JSON.stringify(one)))).toEqual(
          new Set(named.map((one) => JSON.stringify(one))),
        );
      }),
      settings,
    );
  });

  it('twice the rows give the same value and a narrower interval', () => {
    const doubled = ({ group, counts: [a, b, c, d] }: GivenCell): GivenCell => ({
      group,
      counts: [2 * a, 2 * b, 2 * c, 2 * d],
    });
    let compared = 0;
    fc.assert(
      fc.property(arbitraryCells, (cells) => {
        const [once, twice] = [cells, cells.map(doubled)].map((all) =>
          evaluateFairness([counts(all)], policy).checks.flatMap(
            ({ observations }) => observations,
          ),
        );
        once!.forEach((before) => {
          const after = twice!.find(
            ({ group, interval }) =>
              group === before.group && interval?.method === before.interval?.method,
          );
          if (!before.interval || !after?.interval) return;
          compared += 1;
          expect(after.value).toEqual(before.value);
          expect(after.interval.upper - after.interval.lower).toBeLessThan(
            before.interval.upper - before.interval.lower,
          );
        });
      }),
      settings,
    );
    expect(compared).toBeGreaterThan(300);
  });

  it('merging is what relabelling the rows would be', () => {
    fc.assert(
      fc.property(arbitraryRows, (all) => {
        const merged = evaluateFairness(
          count(all),
          policyOf([check, difference], { minimumGroupSize: 5, mergeInto: { x: 'f' } }),
        );
        const relabelled = evaluateFairness(
          count(all.map((row) => ({ ...row, group: row.group === 'x' ? 'f' : row.group }))),
          policyOf([check, difference], { minimumGroupSize: 5 }),
        );
        expect(merged.checks).toEqual(relabelled.checks);
        const plain = merged.accounting.map(({ groups, ...rest }) => ({
          ...rest,
          groups: groups.map((group) => ({ ...group, merged: [] })),
        }));
        expect(plain).toEqual(relabelled.accounting);
      }),
      settings,
    );
  });
});
