import type { Accounting } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishAccounting } from '../../src/index.ts';
import { SEED } from '../support.ts';

function accountingOf(
  groups: Readonly<Record<string, readonly [favourable: number, n: number]>>,
  unknown = 0,
): Accounting {
  return {
    attribute: 'sex',
    estimand: 'model',
    groups: Object.entries(groups).map(([group, [favourable, n]]) => ({
      group,
      n,
      rate: { defined: true, value: favourable / n },
      treatment: 'judged',
      merged: [],
    })),
    unknown,
    total: Object.values(groups).reduce((sum, [, n]) => sum + n, unknown),
  };
}

describe('publishAccounting', () => {
  it('tells a small group only together with another', () => {
    const accounting = accountingOf({ f: [200, 400], m: [45, 90], x: [1, 3] });
    expect(publishAccounting(accounting, 5)).toEqual({
      ...accounting,
      groups: [
        accounting.groups[0],
        {
          group: '2 groups with small counts',
          n: 93,
          rate: { defined: true, value: 46 / 93 },
          treatment: 'below_minimum',
          merged: ['m', 'x'],
        },
      ],
    });
  });

  it('keeps why a group is excluded', () => {
    const accounting = accountingOf({ f: [200, 400], m: [45, 90], x: [1, 3] });
    const excluded = {
      ...accounting.groups[2]!,
      treatment: 'excluded' as const,
      justification: 'few',
    };
    const groups = [...accounting.groups.slice(0, 2), excluded];
    const { groups: told } = publishAccounting({ ...accounting, groups }, 5);
    expect(told[1]).toMatchObject({ treatment: 'below_minimum', justification: 'x: few' });
  });

  it('tells few unknown rows with the groups', () => {
    const accounting = accountingOf({ f: [200, 400], m: [45, 90] }, 2);
    const { groups, unknown } = publishAccounting(accounting, 5);
    expect([groups.map(({ group, n }) => [group, n]), unknown]).toEqual([
      [
        ['f', 400],
        ['1 group and unknown with small counts', 92],
      ],
      0,
    ]);
  });

  it('tells no rate where all groups together are too few', () => {
    const { groups } = publishAccounting(accountingOf({ f: [2, 20], m: [1, 20] }), 5);
    expect(groups).toMatchObject([{ n: 40, rate: { defined: false, reason: 'small_counts' } }]);
  });

  it('changes nothing where nothing is small, or all may be told', () => {
    const large = accountingOf({ f: [200, 400], m: [45, 90] });
    expect(publishAccounting(large, 5)).toBe(large);
    const small = accountingOf({ f: [1, 2], m: [45, 90] });
    expect(publishAccounting(small, 1)).toBe(small);
    expect(() => publishAccounting(small, 0)).toThrow('must be a whole number');
  });

  it('keeps the sum, and tells no count of 1 to k − 1', () => {
    const groups = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.tuple(fc.nat(30), fc.nat(30)).map(([yes, no]) => [yes, yes + no + 1] as const),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(groups, fc.nat(12), fc.integer({ min: 2, max: 9 }), (given, unknown, minimum) => {
        const published = publishAccounting(accountingOf(given, unknown), minimum);
        const sum = published.groups.reduce((rows, { n }) => rows + n, published.unknown);
        expect(sum).toBe(published.total);
        const told = published.groups.flatMap(({ n, rate }) =>
          rate.defined ? [Math.round(n * rate.value), Math.round(n * (1 - rate.value))] : [],
        );
        for (const count of [...told, published.unknown]) {
          expect(count > 0 && count < minimum).toBe(false);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
