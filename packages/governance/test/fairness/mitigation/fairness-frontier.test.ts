import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyGroupThresholds,
  type FrontierOptions,
  type FrontierPoint,
  fairnessFrontier,
  type GroupThresholds,
  groupThresholds,
} from '../../../src/fairness/index.ts';
import { judged } from './brute-force.ts';
import { always, columnsOf, constraints, numberOf, policy, threeGroups } from './given.ts';

/** Those that no other beats, by comparing each with each. */
function efficient(points: readonly FrontierPoint[]): FrontierPoint[] {
  const isBeaten = (one: FrontierPoint): boolean =>
    points.some(
      ({ objective, disparity }) =>
        objective >= one.objective &&
        disparity <= one.disparity &&
        (objective > one.objective || disparity < one.disparity),
    );
  const left = new Map(
    points
      .filter((one) => !isBeaten(one))
      .map((one) => [`${one.objective} ${one.disparity}`, one] as const),
  );
  return [...left.values()].sort((a, b) => a.disparity - b.disparity);
}

/** Sums of weights in another order differ by rounding, which may part points that are one. */
const unweighted = (drawn: Parameters<typeof columnsOf>[0]) => {
  const { weights: _, ...rows } = columnsOf(drawn);
  return rows;
};

describe.each(constraints)('the frontier of %s', (constraint) => {
  it('of common thresholds: all that no other beats, and they do what they say', () => {
    always(threeGroups, (drawn) => {
      const search = { ...unweighted(drawn), constraint, objective: 'accuracy' } as const;
      const cuts = [Number.POSITIVE_INFINITY, ...new Set(search.yScore)];
      const all = cuts.map((cut) =>
        judged(
          search,
          search.yScore.map((score) => (score >= cut ? 1 : 0)),
        ),
      );
      const { common } = fairnessFrontier(search);
      expect(common.map(({ objective, disparity }) => ({ objective, disparity }))).toEqual(
        efficient(all),
      );
      for (const { threshold, objective, disparity } of common) {
        const cut = { nobody: Number.POSITIVE_INFINITY, everybody: Number.NEGATIVE_INFINITY };
        const from = typeof threshold === 'number' ? threshold : cut[threshold];
        const decisions = search.yScore.map((score) => (score >= from ? 1 : 0));
        expect(judged(search, decisions)).toEqual({ objective, disparity });
      }
    });
  });

  it('by group: the best at each tolerance, at least as good as a common threshold', () => {
    always(fc.tuple(threeGroups, fc.constantFrom(0.1, 0.3)), ([drawn, tolerance]) => {
      const search: FrontierOptions = { ...columnsOf(drawn), constraint, objective: 'accuracy' };
      const frontier = fairnessFrontier({ ...search, policy, tolerances: [0, tolerance, 1] });
      const byGroup = frontier.byGroup!;
      const bestAt = (points: readonly FrontierPoint[], limit: number): number =>
        Math.max(
          ...points.filter((one) => one.disparity <= limit + 1e-12).map((one) => one.objective),
        );
      for (const limit of [0, tolerance, 1]) {
        const own = groupThresholds({ ...search, policy, tolerance: limit });
        expect(bestAt(byGroup, limit)).toBeGreaterThanOrEqual(numberOf(own.objective) - 1e-12);
        expect(bestAt(byGroup, limit)).toBeGreaterThanOrEqual(
          bestAt(frontier.common, limit) - 1e-12,
        );
      }
      const rising = byGroup.map(({ objective, disparity }) => ({ objective, disparity }));
      expect(efficient(rising)).toEqual(rising);
    });
  });
});

const rows = {
  yTrue: [1, 0, 1, 0, 1],
  yScore: [0.9, 0.2, 0.6, 0.4, 0.1],
  sensitive: { sex: ['m', 'm', 'f', 'f', null] },
  constraint: 'demographic_parity',
  objective: { falsePositive: 1, falseNegative: 1 },
} as const;

describe('what the frontier says', () => {
  it('costs are better if lower; unknown rows take no part; nothing by group without a policy', () => {
    expect(fairnessFrontier(rows)).toEqual({
      constraint: 'demographic_parity',
      objective: 'codexhub.mean_cost',
      disparity: 'fairlearn.metrics.demographic_parity_difference',
      common: [{ objective: 0, disparity: 0, threshold: 0.5 }],
      rows: 5,
      unknown: 1,
    });
  });

  it('a point by group can be applied as group thresholds are', () => {
    const { byGroup, justification } = fairnessFrontier({ ...rows, policy });
    const chosen: GroupThresholds = {
      ...groupThresholds({ ...rows, policy, tolerance: 0 }),
      thresholds: byGroup![0]!.thresholds,
    };
    expect([...applyGroupThresholds(chosen, rows).decisions]).toEqual([1, 0, 1, 0, 0]);
    expect(justification).toBe('a test');
  });

  it.each([
    ['GOVERNANCE_GROUP_THRESHOLDS_NOT_ALLOWED', { policy: { allowGroupThresholds: false } }],
    ['GOVERNANCE_OPTION_INVALID', { tolerances: [0, 2] }],
    ['GOVERNANCE_OPTION_INVALID', { constraint: 'parity' }],
    ['GOVERNANCE_SCORES_INVALID', { yScore: [0.9, 0.2, Number.NaN, 0.4, 0.1] }],
    ['GOVERNANCE_THRESHOLDS_UNDEFINED', { constraint: 'equalized_odds', yTrue: [1, 1, 1, 0, 0] }],
  ])('%s', (code, bad) => {
    expect(() => fairnessFrontier({ ...rows, ...bad } as never)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
