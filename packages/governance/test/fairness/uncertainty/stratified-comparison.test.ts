import { describe, expect, it } from 'vitest';
import { stratifiedComparison } from '../../../src/fairness/index.ts';
import { type GroupTensor, groupTensor } from '../../../src/index.ts';
import { expectLimits, expectNear, golden, numberOf, tensorOf } from './given.ts';
import { compared, only, strataOf } from './given-strata.ts';

describe('UCB admissions', () => {
  const strata = golden.strata[0]!.strata.map(
    ([[a, b], [c, d]]) =>
      [
        [a, a + b],
        [c, c + d],
      ] as const,
  );
  const admissions = only(strata);

  it('in the whole women are admitted less often', () => {
    const { marginal } = admissions;
    expectNear(numberOf(marginal.ratio), 0.6818298436, 1e-10);
    expectNear(marginal.equality.statistic, 92.2052804115, 1e-11);
    expectNear(numberOf(marginal.equality.pValue) / 7.8136e-22, 1, 1e-4);
    expect([marginal.n, marginal.referenceN]).toEqual([1835, 2691]);
    expect(marginal.interval?.upper).toBeLessThan(-0.11);
  });

  it('within departments they are not, and the flag fires', () => {
    expect(admissions.simpson).toEqual({ finding: 'reversal', reversed: true, significant: false });
    expectNear(numberOf(admissions.cochranMantelHaenszel.statistic), 1.5246066604, 1e-10);
    expectNear(numberOf(admissions.cochranMantelHaenszel.pValue), 0.2169236971, 1e-10);
    expect(numberOf(admissions.withinStrata.value)).toBeGreaterThan(0);
    expectNear(numberOf(admissions.homogeneity.woolf.statistic), 17.9017, 1e-5);
    expectNear(numberOf(admissions.homogeneity.woolf.pValue), 0.00307, 1e-5);
    expect(admissions.informativeStrata).toBe(6);
    const [a] = admissions.strata;
    expectNear(numberOf(a?.difference), 0.2034680135, 1e-10);
    expect(a?.stratum).toEqual(['s0']);
    expect([a?.n, a?.referenceN]).toEqual([108, 825]);
    expectNear(numberOf(a?.equality.holm), 6 * numberOf(a?.equality.pValue), 1e-15);
    expect(a?.simultaneousInterval?.lower).toBeLessThan(a!.interval!.lower);
  });

  it('men over women have the common odds ratio of the books', () => {
    const [men] = compared(strataOf(strata), { reference: 'f' }).comparisons;
    expectNear(numberOf(men?.commonOddsRatio.value), 0.9046968286, 1e-9);
    expect(men?.simpson).toEqual(admissions.simpson);
  });

  it('picks the group with the highest rate of the whole as reference', () => {
    expect(compared(strataOf(strata)).comparisons).toEqual([admissions]);
  });
});

describe('stratifiedComparison', () => {
  it('leaves rows out of the whole whose stratum is unknown, and counts them', () => {
    const tensor = tensorOf(
      [
        [
          ['f', 'a'],
          [10, 10, 0, 0],
        ],
        [
          ['f', null],
          [500, 0, 0, 0],
        ],
        [
          ['m', 'a'],
          [10, 30, 0, 0],
        ],
        [
          [null, 'a'],
          [7, 0, 0, 0],
        ],
      ],
      { sensitive: ['sex'], control: ['stratum'] },
    );
    const { comparisons, rows, unknown } = compared(tensor);
    expect([rows, unknown]).toEqual([567, 507]);
    expect(comparisons[0]?.marginal).toMatchObject({
      difference: { defined: true, value: -0.25 },
      n: 20,
      referenceN: 40,
    });
  });

  it('takes other attributes and several columns as controls, and every other group', () => {
    const rows = Array.from({ length: 240 }, (_, at) => at);
    const tensor = groupTensor({
      yTrue: rows.map(() => 0),
      yPred: rows.map((at) => ((at * 7) % 3) & 1),
      sensitive: {
        race: rows.map((at) => ['x', 'y', 'z'][at % 3]!),
        sex: rows.map((at) => ['f', 'm'][(at >> 2) % 2]!),
      },
      control: { region: rows.map((at) => ['n', 's'][(at >> 4) % 2]!) },
    });
    const { comparisons, control } = stratifiedComparison(tensor, {
      rate: 'selection_rate',
      attribute: 'race',
      control: ['region', 'sex'],
      reference: 'x',
    });
    expect(control).toEqual(['sex', 'region']);
    expect(comparisons.map(({ group }) => group)).toEqual(['y', 'z']);
    expect(comparisons[0]?.strata.map(({ stratum }) => stratum)).toEqual([
      ['f', 'n'],
      ['f', 's'],
      ['m', 'n'],
      ['m', 's'],
    ]);
    for (const { strata, marginal } of comparisons) {
      expect(strata.reduce((sum, { n }) => sum + n, 0)).toBe(marginal.n);
      expect(strata.reduce((sum, { referenceN }) => sum + referenceN, 0)).toBe(marginal.referenceN);
    }
  });

  it('says what is undefined, with one group, no known row, or one informative stratum', () => {
    const [alone] = compared(aloneIn()).comparisons;
    expect(alone).toMatchObject({
      group: 'f',
      reference: null,
      marginal: { difference: { defined: false, reason: 'reference_no_rows' } },
      withinStrata: { value: { defined: false, reason: 'no_stratum_with_both_groups' } },
      simpson: { finding: 'undetermined' },
    });
    const empty = tensorOf(
      [
        [
          [null, 'a'],
          [1, 1, 1, 1],
        ],
      ],
      {
        sensitive: ['sex'],
        control: ['stratum'],
      },
    );
    expect(compared(empty).comparisons).toHaveLength(1);
    expect(compared(empty).comparisons[0]).toMatchObject({ group: null, reference: null });
    const single = only([
      [
        [6, 20],
        [8, 20],
      ],
      [
        [0, 20],
        [0, 20],
      ],
    ]);
    const none = { defined: false, reason: 'too_few_informative_strata' };
    expect(single.informativeStrata).toBe(1);
    expect(single.homogeneity.breslowDay).toMatchObject({ statistic: none, pValue: none });
    expect(single.cochranMantelHaenszel.statistic.defined).toBe(true);
    expect(single.strata[1]?.equality).toMatchObject({
      test: 'fisher-exact',
      pValue: { defined: true, value: 1 },
    });
    expect(
      compared(
        strataOf([
          [
            [1, 2],
            [1, 2],
          ],
        ]),
        { reference: 'z' },
      ).comparisons,
    ).toHaveLength(2);
  });

  it('rests on effective rows: weights that are all the same change nothing', () => {
    const rows = Array.from({ length: 200 }, (_, at) => at);
    const columns = {
      yTrue: rows.map((at) => at % 2),
      yPred: rows.map((at) => ((at * 13) % 7 < 3 ? 1 : 0)),
      sensitive: { sex: rows.map((at) => ((at * 5) % 11 < 5 ? 'f' : 'm')) },
      control: { stratum: rows.map((at) => ((at * 3) % 5 < 2 ? 'a' : 'b')) },
    };
    const [plain] = compared(groupTensor(columns)).comparisons;
    const weighted = groupTensor({ ...columns, weights: rows.map(() => 0.7) });
    const [same] = compared(weighted).comparisons;
    const { value, interval } = same!.withinStrata;
    expectNear(numberOf(value), numberOf(plain!.withinStrata.value), 1e-9);
    const { lower, upper } = plain!.withinStrata.interval!;
    expectLimits(interval, [lower, upper], 1e-9);
    const statistic = numberOf(plain!.homogeneity.breslowDayTarone.statistic);
    expectNear(numberOf(same!.homogeneity.breslowDayTarone.statistic), statistic, 1e-7);
  });
});

function aloneIn(): GroupTensor {
  return tensorOf(
    [
      [
        ['f', 'a'],
        [1, 1, 0, 0],
      ],
    ],
    { sensitive: ['sex'], control: ['stratum'] },
  );
}
