import { describe, expect, it } from 'vitest';
import { rankingParity } from '../../../src/fairness/index.ts';
import {
  divergenceDistance,
  largestSum,
  type PrefixDistance,
  type ProtectedCounts,
  ratioDistance,
  shareDistance,
} from '../../../src/fairness/ranking/prefix-distances.ts';

/** The largest sum of all orders, by the best way to s protected items among the first i. */
function ofAllOrders(distance: PrefixDistance, whole: ProtectedCounts, step: number): number {
  const { items, protected: all } = whole;
  let best = new Map([[0, 0]]);
  for (let i = 1; i <= items; i += 1) {
    const next = new Map<number, number>();
    for (const [before, sum] of best) {
      for (const s of [before, before + 1]) {
        if (s > all || i - s > items - all) continue;
        const here = sum + (i % step === 0 ? distance(s, i, whole) / Math.log2(i) : 0);
        next.set(s, Math.max(here, next.get(s) ?? 0));
      }
    }
    best = next;
  }
  return best.get(all)!;
}

describe.each([
  ['rND', shareDistance],
  ['rKL', divergenceDistance],
  ['rRD', ratioDistance],
] as const)('the largest sum of %s', (_, distance) => {
  it('is that of the worst of all orders, whatever the share of protected items', () => {
    for (let items = 3; items <= 24; items += 1) {
      for (let protectedItems = 1; protectedItems < items; protectedItems += 1) {
        const whole = { items, protected: protectedItems };
        for (const step of [2, 3, 5]) {
          if (items <= step) continue;
          const expected = ofAllOrders(distance, whole, step);
          const found = largestSum(distance, whole, step);
          expect(Math.abs(found - expected), JSON.stringify({ whole, step })).toBeLessThan(1e-12);
        }
      }
    }
  });
});

it('the worst order of many protected items is 1', () => {
  const items = { scores: [5, 4, 3, 2, 1], sensitive: { sex: ['m', 'f', 'f', 'f', 'f'] } };
  const { rnd } = rankingParity(items, { protected: { sex: 'f' }, step: 2 });
  expect(rnd.value).toEqual({ defined: true, value: 1 });
});
