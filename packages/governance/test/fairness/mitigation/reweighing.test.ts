import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reweighing, reweighingWeights } from '../../../src/fairness/index.ts';
import { groupTensor } from '../../../src/index.ts';
import { always, columnsOf, golden, threeGroups } from './given.ts';

describe.each(golden.reweighing)('aif360 Reweighing: $name', (given) => {
  const { yTrue, groups, weights } = given;
  const rows = { yTrue, sensitive: { g: groups }, weights };
  const ours = reweighing(groupTensor({ ...rows, yPred: yTrue }));

  it('has the same factors, each group against all others', () => {
    const found = ours.factors.map(({ group, label, factor }) => ({
      group: group[0],
      label,
      factor: factor.defined ? factor.value : Number.NaN,
    }));
    expect(found).toHaveLength(given.factors.length);
    for (const [at, { group, label, factor }] of given.factors.entries()) {
      expect(found[at]).toMatchObject({ group, label });
      expect(Math.abs(found[at]!.factor / factor - 1)).toBeLessThan(1e-12);
    }
  });

  it('gives the same weights to the rows', () => {
    const { weights: own } = reweighingWeights(ours, rows);
    for (const [row, weight] of given.rowWeights.entries()) {
      expect(Math.abs(own[row]! / weight - 1)).toBeLessThan(1e-12);
    }
  });
});

describe('laws of reweighing', () => {
  it('makes the base rates of all groups equal, and keeps the weight of each group and label', () => {
    always(threeGroups, (drawn) => {
      const rows = columnsOf(drawn);
      const { weights } = reweighingWeights(
        reweighing(groupTensor({ ...rows, yScore: rows.yScore, yPred: rows.yTrue })),
        rows,
      );
      const totalOf = (values: ArrayLike<number>, keep: (row: number) => boolean): number =>
        drawn.reduce((sum, _, row) => sum + (keep(row) ? values[row]! : 0), 0);
      const inGroup = (group: string) => (row: number) => drawn[row]!.group === group;
      const rates = ['f', 'm', '__proto__'].map((group) => {
        const of = totalOf(weights, inGroup(group));
        expect(of).toBeCloseTo(totalOf(rows.weights, inGroup(group)), 10);
        return totalOf(weights, (row) => inGroup(group)(row) && drawn[row]!.y === 1) / of;
      });
      // Their ratio is 1, but for the rounding of the sums themselves.
      expect(Math.max(...rates) / Math.min(...rates) - 1).toBeLessThan(1e-14);
      const isPositive = (row: number): boolean => drawn[row]!.y === 1;
      expect(totalOf(weights, isPositive)).toBeCloseTo(totalOf(rows.weights, isPositive), 10);
    });
  });

  it('a row twice is a row of weight 2, and a control changes nothing', () => {
    always(fc.tuple(threeGroups, fc.nat(5)), ([drawn, at]) => {
      const once = columnsOf(drawn.map((one, row) => ({ ...one, weight: row === at ? 2 : 1 })));
      const { weights: _, ...twice } = columnsOf([...drawn, drawn[at]!]);
      const region = drawn.map((_row, place) => (place % 2 === 0 ? 'n' : 's'));
      const factorsOf = (tensor: ReturnType<typeof groupTensor>) =>
        reweighing(tensor).factors.map(({ factor }) => factor);
      expect(factorsOf(groupTensor({ ...once, yPred: once.yTrue, control: { region } }))).toEqual(
        factorsOf(groupTensor({ ...twice, yPred: twice.yTrue })),
      );
    });
  });
});

describe('cells that cannot be weighed', () => {
  const rows = {
    yTrue: [1, 1, 0, 1, 0, 1],
    sensitive: { race: ['p', 'p', 'q', 'q', 'q', null], sex: ['f', 'f', 'f', 'm', null, 'm'] },
  };
  const weights = [1, 1, 1, 0, 1, 1];
  const ours = reweighing(groupTensor({ ...rows, weights, yPred: rows.yTrue }));

  it('have reasons, and rows of unknown group are counted', () => {
    expect(ours.factors.map(({ group, label, factor }) => [...group, label, factor])).toEqual([
      ['p', 'f', 0, { defined: false, reason: 'no_rows' }],
      ['p', 'f', 1, { defined: true, value: 2 / 3 }],
      ['q', 'f', 0, { defined: true, value: 1 / 3 }],
      ['q', 'f', 1, { defined: false, reason: 'no_rows' }],
      ['q', 'm', 0, { defined: false, reason: 'no_rows' }],
      ['q', 'm', 1, { defined: false, reason: 'no_weight' }],
    ]);
    expect(ours).toMatchObject({ rows: 4, unknown: 2, attributes: ['race', 'sex'] });
  });

  it('rows of unknown group keep their weight', () => {
    const known = {
      yTrue: [1, 1, 0, 1],
      sensitive: { race: ['p', 'p', 'q', null], sex: ['f', 'f', 'f', 'm'] },
    };
    expect(reweighingWeights(ours, { ...known, weights: [1, 2, 3, 4] })).toEqual({
      weights: Float64Array.of(2 / 3, 4 / 3, 1, 4),
      unknown: 1,
    });
  });

  it.each([
    ['GOVERNANCE_GROUPS_INVALID', rows],
    ['GOVERNANCE_GROUPS_INVALID', { ...rows, sensitive: { race: [{}, 'p'], sex: ['f', 'f'] } }],
    ['GOVERNANCE_GROUPS_INVALID', { yTrue: [1], sensitive: { race: ['new'], sex: ['f'] } }],
    ['GOVERNANCE_ATTRIBUTE_INVALID', { yTrue: [1], sensitive: { sex: ['f'] } }],
    ['GOVERNANCE_LENGTHS_UNEQUAL', { ...rows, yTrue: [1] }],
    ['GOVERNANCE_LENGTHS_UNEQUAL', { ...rows, weights: [1] }],
    ['GOVERNANCE_LABELS_INVALID', { ...rows, yTrue: [1, 1, 2, 1, 0, 1] }],
    ['GOVERNANCE_LABELS_INVALID', { ...rows, yTrue: Uint8Array.of(1, 1, 0, 1, 0, 7) }],
    ['GOVERNANCE_WEIGHTS_INVALID', { ...rows, weights: [1, 1, 1, Number.NaN, 1, 1] }],
    ['GOVERNANCE_WEIGHTS_INVALID', { ...rows, weights: [1, 1, 1, -1, 1, 1] }],
  ])('%s', (code, bad) => {
    expect(() => reweighingWeights(ours, bad as never)).toThrow(expect.objectContaining({ code }));
  });
});

it('20,000 groups are weighed', () => {
  const size = 20_000;
  const sex = Array.from({ length: 2 * size }, (_, row) => `g${row % size}`);
  const yTrue = Uint8Array.from({ length: 2 * size }, (_, row) => (row < size ? 1 : 0));
  const rows = { yTrue, sensitive: { sex } };
  const { weights } = reweighingWeights(reweighing(groupTensor({ ...rows, yPred: yTrue })), rows);
  expect(weights.every((weight) => Math.abs(weight - 1) < 1e-12)).toBe(true);
});
