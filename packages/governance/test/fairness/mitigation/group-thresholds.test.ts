import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyGroupThresholds,
  type GroupThresholds,
  groupThresholds,
  type ThresholdObjective,
} from '../../../src/fairness/index.ts';
import { groupRates, groupTensor } from '../../../src/index.ts';
import { bestByTrying, judged } from './brute-force.ts';
import {
  always,
  columnsOf,
  constraints,
  golden,
  hmac,
  numberOf,
  policy,
  threeGroups,
} from './given.ts';

const objectives: readonly ThresholdObjective[] = [
  'accuracy',
  'balanced_accuracy',
  { falsePositive: 1, falseNegative: 5 },
];
describe.each(golden.thresholds)('fairlearn ThresholdOptimizer: $name', (given) => {
  const { yTrue, yScore, groups } = given;
  const rows = { yTrue, yScore, sensitive: { g: groups } };
  const accuracyOf = (decisions: ArrayLike<number>): number =>
    yTrue.filter((label, row) => label === decisions[row]).length / yTrue.length;

  it.each(given.runs)('$constraint at $tolerance', (run) => {
    const { constraint, tolerance, expectedAccuracy, isDeterministic } = run;
    const search = { ...rows, constraint, objective: 'accuracy', policy } as const;
    const ours = groupThresholds({ ...search, tolerance });
    const { decisions } = applyGroupThresholds(ours, rows);
    expect(accuracyOf(decisions)).toBe(numberOf(ours.objective));
    // No decisions without chance can be better than the best with it, but for fairlearn's grid of 1/1000.
    expect(numberOf(ours.objective)).toBeLessThanOrEqual(expectedAccuracy + 2e-3);
    if (isDeterministic) {
      expect(numberOf(ours.objective)).toBe(expectedAccuracy);
      expect([...decisions]).toEqual(run.selected);
      expect(
        ours.thresholds.map(({ group, threshold }) => ({ group: group[0], threshold })),
      ).toEqual(run.groups.map((one) => ({ ...one, threshold: Number(one.threshold) })));
    }
    // Its likelier thresholds alone, without chance: ours are at least as good at their disparity.
    const likelier = new Map(run.groups.map((one) => [one.group, Number(one.threshold)]));
    const theirs = yScore.map((score, row) => (score > likelier.get(groups[row]!)! ? 1 : 0));
    const atTheirs = judged({ ...search, weights: undefined }, theirs);
    const relaxed = groupThresholds({ ...search, tolerance: atTheirs.disparity });
    expect(numberOf(relaxed.objective)).toBeGreaterThanOrEqual(atTheirs.objective);
  });
});

it('the golden cases have solutions without chance, and others', () => {
  const kinds = golden.thresholds.flatMap(({ runs }) => runs.map((run) => run.isDeterministic));
  expect(new Set(kinds)).toEqual(new Set([true, false]));
});

describe.each(constraints)('%s against all combinations', (constraint) => {
  it.each(objectives)('%j: the best, within the tolerance, and as it says', (objective) => {
    const tolerances = fc.constantFrom(0, 0.1, 0.25, 0.5, 1);
    always(
      fc.tuple(threeGroups, tolerances, fc.boolean()),
      ([drawn, tolerance, isBroken]) => {
        const subjects = drawn.map((_, row) => `s${row}`);
        const search = {
          ...columnsOf(drawn),
          constraint,
          objective,
          tolerance,
          policy,
          ...(isBroken && { tieBreak: { subjects, hmac } }),
        };
        const ours = groupThresholds(search);
        const best = bestByTrying(search);
        expect(numberOf(ours.objective)).toBeCloseTo(best, 12);
        expect(numberOf(ours.disparity)).toBeLessThanOrEqual(tolerance + 1e-12);
        const { decisions } = applyGroupThresholds(ours, search);
        const found = judged(search, decisions);
        expect(found.objective).toBeCloseTo(numberOf(ours.objective), 12);
        expect(found.disparity).toBeCloseTo(numberOf(ours.disparity), 12);
      },
      25,
    );
  });
});

describe('what the result says', () => {
  it('the rates of each group are those of the decisions', () => {
    always(threeGroups, (drawn) => {
      const rows = columnsOf(drawn);
      const ours = groupThresholds({
        ...rows,
        constraint: 'equal_opportunity',
        objective: 'accuracy',
        tolerance: 0.3,
        policy,
      });
      const { decisions: yPred } = applyGroupThresholds(ours, rows);
      const { yScore: _, ...counted } = rows;
      const rates = groupRates(groupTensor({ ...counted, yPred }));
      const names = ['selectionRate', 'truePositiveRate', 'falsePositiveRate'] as const;
      expect(ours.thresholds.map(({ group, n }) => [group, n])).toEqual(
        rates.map(({ group, n }) => [group, n]),
      );
      for (const [at, one] of ours.thresholds.entries()) {
        for (const name of names) {
          const [own, theirs] = [one[name], rates[at]![name].value];
          expect(own.defined && theirs.defined && Math.abs(own.value - theirs.value)).toBeLessThan(
            1e-12,
          );
        }
      }
    });
  });

  it('does not depend on the order of rows, and is plain data', () => {
    always(threeGroups, (drawn) => {
      const choose = (rows: typeof drawn): GroupThresholds =>
        groupThresholds({
          ...columnsOf(rows),
          constraint: 'equalized_odds',
          objective: 'accuracy',
          tolerance: 0.5,
          policy,
        });
      const ours = choose(drawn);
      expect(choose(drawn.toReversed())).toEqual(ours);
      expect(JSON.parse(JSON.stringify(ours))).toEqual(ours);
    });
  });

  const apart = {
    yTrue: [1, 0, 1, 0, 1],
    yScore: [3, 1, -1, -3, 0],
    sensitive: { sex: ['m', 'm', 'f', 'f', null] },
    constraint: 'demographic_parity',
    objective: 'accuracy',
    policy,
  } as const;

  it('a tolerance finer than the resolution leaves nobody or everybody; unknown rows take no part', () => {
    const rows = {
      ...apart,
      yTrue: [1, 1, 1, 1, 1],
      sensitive: { sex: ['m', 'f', 'f', 'f', null] },
    };
    expect(groupThresholds({ ...rows, tolerance: 0 })).toMatchObject({
      thresholds: [{ threshold: 'everybody' }, { threshold: 'everybody' }],
      resolution: 1,
      rows: 5,
      unknown: 1,
    });
    const none = groupThresholds({ ...rows, yTrue: [0, 0, 0, 0, 0], tolerance: 0 });
    expect(none.thresholds.map(({ threshold }) => threshold)).toEqual(['nobody', 'nobody']);
    expect(none.common.threshold).toBe('nobody');
  });

  it('rows of unknown or new group are decided by the common threshold, and counted', () => {
    const chosen = groupThresholds({ ...apart, tolerance: 0 });
    expect(chosen.thresholds.map(({ threshold }) => threshold)).toEqual([-2, 2]);
    expect(chosen.common.threshold).toBe(2);
    const decided = applyGroupThresholds(chosen, {
      yScore: [1.5, 1.5, 1.5, 2.5, 2],
      sensitive: { sex: ['m', 'f', null, 'x', 'x'] },
    });
    expect(decided).toEqual({ decisions: Uint8Array.of(0, 1, 0, 1, 1), byCommonThreshold: 3 });
  });

  it('between neighbouring doubles the cut stays at the row', () => {
    const next = 1 + Number.EPSILON;
    const rows = { ...apart, yScore: [next, 1, Number.MAX_VALUE, -Number.MAX_VALUE, 0] };
    const chosen = groupThresholds({ ...rows, tolerance: 0 });
    expect(chosen.thresholds.map(({ threshold }) => threshold)).toEqual([0, next]);
    expect([...applyGroupThresholds(chosen, rows).decisions]).toEqual([1, 0, 1, 0, 0]);
  });

  it('one group has nothing to be equal to: its best threshold is the common one', () => {
    const one = groupThresholds({
      ...apart,
      sensitive: { sex: ['m', 'm', 'm', 'm', 'm'] },
      tolerance: 0,
    });
    expect(one.thresholds[0]?.threshold).toBe(one.common.threshold);
    expect(numberOf(one.disparity)).toBe(0);
  });
});

it('windows of two rates that are laid more coarsely than the rates lose no more than they say', () => {
  // 150 positives a group: rates stand 1/150 apart, windows 1/64.
  const rows = 300;
  const groups = ['f', 'm'].map((_, group) =>
    Array.from({ length: rows }, (_row, row) => ({
      y: row % 2,
      score: ((row * 0.618) % 1) + (row % 2) * ((row * 0.35 * (group + 1)) % 1),
    })),
  );
  const all = groups.flat();
  const search = {
    yTrue: all.map(({ y }) => y),
    yScore: all.map(({ score }) => score),
    sensitive: { sex: all.map((_, row) => (row < rows ? 'f' : 'm')) },
    constraint: 'equalized_odds',
    objective: 'accuracy',
    policy,
  } as const;
  const cuts = groups.map((of) =>
    [...of.map(({ score }) => score), Number.POSITIVE_INFINITY].map((cut) => {
      const selected = of.filter(({ score }) => score >= cut);
      const right = selected.filter(({ y }) => y === 1).length;
      return { right: right / 150, wrong: (selected.length - right) / 150 };
    }),
  );
  const bestAt = (tolerance: number): number => {
    let best = 0;
    for (const f of cuts[0]!) {
      for (const m of cuts[1]!) {
        const gap = Math.max(Math.abs(f.right - m.right), Math.abs(f.wrong - m.wrong));
        const accuracy = (2 + f.right - f.wrong + m.right - m.wrong) / 4;
        if (gap <= tolerance + 1e-12) best = Math.max(best, accuracy);
      }
    }
    return best;
  };
  for (const tolerance of [0.5, 0.2, 0.1]) {
    const ours = numberOf(groupThresholds({ ...search, tolerance }).objective);
    expect(ours).toBeLessThanOrEqual(bestAt(tolerance) + 1e-12);
    expect(ours).toBeGreaterThanOrEqual(bestAt((tolerance * 31) / 32) - 1e-12);
  }
});

it('10^5 groups take no longer than their rows', () => {
  const size = 100_000;
  const sex = Array.from({ length: 2 * size }, (_, row) => `g${row % size}`);
  const chosen = groupThresholds({
    yTrue: Uint8Array.from(sex, (_, row) => row % 2),
    yScore: Float64Array.from(sex, (_, row) => ((row * 7919) % 1000) / 1000),
    sensitive: { sex },
    constraint: 'demographic_parity',
    objective: 'accuracy',
    tolerance: 0.5,
    policy,
  });
  expect(chosen.thresholds).toHaveLength(size);
  expect(numberOf(chosen.disparity)).toBeLessThanOrEqual(0.5);
});
