import type { GroupCell } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGroups, evaluateFairness } from '../../src/index.ts';
import { cell, counts, policyOf, requirement, SEED } from '../support.ts';

const check = requirement();
const difference = requirement({
  id: 'spd',
  metric: 'statistical_parity_difference',
  definition: 'group_minus_reference',
  direction: 'within',
  limit: 0.1,
});
const policy = policyOf([check, difference], { minimumGroupSize: 2 });

const arbitraryCell = (group: string): fc.Arbitrary<GroupCell> =>
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
  { maxLength: 200 },
);

function count(all: readonly { group: string | null; actual: number; decided: number }[]) {
  return countGroups({
    attribute: 'sex',
    estimand: 'model',
    repeat: 0,
    groups: all.map(({ group }) => group),
    actualFavourable: Uint8Array.from(all, ({ actual }) => actual),
    decidedFavourable: Uint8Array.from(all, ({ decided }) => decided),
  });
}

const settings = { seed: SEED, numRuns: 150 };

describe('laws of fairness', () => {
  it('the accounting adds up to N, always', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.constantFrom('f', 'm'), (all, into) => {
        const { accounting } = evaluateFairness({
          counts: [count(all)],
          policy: policyOf([check], {
            minimumGroupSize: 5,
            mergeInto: into === 'f' ? { x: 'f' } : {},
            exclude: into === 'm' ? [{ group: 'x', justification: 'few' }] : [],
          }),
          candidates: 1,
        });
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
    const numbers = (cells: readonly GroupCell[], reference: string) =>
      evaluateFairness({
        counts: [counts(cells)],
        policy: policyOf([check, difference], { minimumGroupSize: 2, reference }),
        candidates: 1,
      }).checks.flatMap(({ observations }) =>
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
    const doubled = ({
      group,
      actualFavourable: a,
      actualUnfavourable: b,
    }: GroupCell): GroupCell => ({
      group,
      actualFavourable: { favourable: 2 * a.favourable, unfavourable: 2 * a.unfavourable },
      actualUnfavourable: { favourable: 2 * b.favourable, unfavourable: 2 * b.unfavourable },
    });
    let compared = 0;
    fc.assert(
      fc.property(arbitraryCells, (cells) => {
        const [once, twice] = [cells, cells.map(doubled)].map((all) =>
          evaluateFairness({ counts: [counts(all)], policy, candidates: 1 }).checks.flatMap(
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
        const merged = evaluateFairness({
          counts: [count(all)],
          policy: policyOf([check, difference], { minimumGroupSize: 5, mergeInto: { x: 'f' } }),
          candidates: 1,
        });
        const relabelled = evaluateFairness({
          counts: [
            count(all.map((row) => ({ ...row, group: row.group === 'x' ? 'f' : row.group }))),
          ],
          policy: policyOf([check, difference], { minimumGroupSize: 5 }),
          candidates: 1,
        });
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
