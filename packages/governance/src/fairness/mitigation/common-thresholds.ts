import type { PreparedThresholds } from './choose-thresholds.ts';
import { descendingOrder } from './descending-order.ts';
import { foldTree } from './fold-tree.ts';
import { type RateName, ratesOfConstraint } from './parity-constraint.ts';
import { cutBetween, type ThresholdCut } from './threshold-cut.ts';

/** One threshold for all groups, and what it does. */
export interface CommonThreshold {
  readonly cut: ThresholdCut;
  readonly worth: number;
  readonly disparity: number;
}

/** Single thresholds from that which selects nobody down to that which selects everybody. */
export interface CommonThresholds {
  readonly size: number;
  readonly worths: Float64Array;
  readonly disparities: Float64Array;
  at(place: number): CommonThreshold;
}

/**
 * All single thresholds for the rows of known group, with what they are worth and the disparity of the
 * constrained rates: one sweep down the scores, O(n log k) for k groups once they are sorted. Rates only
 * rise on the way, so the highest is the last high one; a tree has the lowest.
 */
export function commonThresholds(prepared: PreparedThresholds): CommonThresholds {
  const { rows, worth, constraint } = prepared;
  const { yScore, yTrue, units, groupOf } = rows;
  const order = knownOrder(rows);
  const worths = new Float64Array(order.length + 1);
  const disparities = new Float64Array(order.length + 1);
  const lastPlace = new Int32Array(order.length + 1).fill(-1);
  const gaps = ratesOfConstraint(constraint).map((rate) => risingGap(prepared, rate));
  let [positives, negatives, size] = [0, 0, 1];
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place]!;
    const unit = units ? units[row]! : 1;
    const isPositive = yTrue[row] === 1;
    if (isPositive) positives += unit;
    else negatives += unit;
    for (let at = 0; at < gaps.length; at += 1) gaps[at]!.add(groupOf[row]!, isPositive, unit);
    if (place + 1 < order.length && yScore[order[place + 1]!] === yScore[row]) continue;
    worths[size] = worth.truePositive * positives - worth.falsePositive * negatives;
    for (let at = 0; at < gaps.length; at += 1) {
      disparities[size] = Math.max(disparities[size]!, gaps[at]!.gap());
    }
    lastPlace[size] = place;
    size += 1;
  }
  const cutAt = (at: number): ThresholdCut => {
    const place = lastPlace[at]!;
    if (place < 0) return { threshold: 'nobody' };
    const next = order[place + 1];
    return cutBetween(yScore[order[place]!]!, next === undefined ? undefined : yScore[next]!);
  };
  return {
    size,
    worths,
    disparities,
    at: (at) => ({ cut: cutAt(at), worth: worths[at]!, disparity: disparities[at]! }),
  };
}

/** The one that is worth the most, the highest threshold among equals. */
export function bestCommonThreshold({ size, worths, at }: CommonThresholds): CommonThreshold {
  let best = 0;
  for (let place = 1; place < size; place += 1) if (worths[place]! > worths[best]!) best = place;
  return at(best);
}

function knownOrder({ yScore, groupOf, unknown }: PreparedThresholds['rows']): Int32Array {
  const all = descendingOrder(yScore);
  const known = new Int32Array(all.length - unknown);
  let found = 0;
  for (let at = 0; at < all.length; at += 1) {
    if (groupOf[all[at]!]! < 0) continue;
    known[found] = all[at]!;
    found += 1;
  }
  return known;
}

/** The largest difference between groups of a rate that only rises. */
function risingGap(
  { candidates: { positives, negatives } }: PreparedThresholds,
  rate: RateName,
): { add(group: number, isPositive: boolean, unit: number): void; gap(): number } {
  const groups = positives.length;
  const selected = new Float64Array(groups);
  const lowest = foldTree({
    size: groups,
    start: 0,
    neutral: Number.POSITIVE_INFINITY,
    fold: (one, other) => Math.min(one, other),
  });
  const [ofPositives, ofNegatives] = [rate !== 'falsePositiveRate', rate !== 'truePositiveRate'];
  let highest = 0;
  return {
    add: (group, isPositive, unit): void => {
      if (isPositive ? !ofPositives : !ofNegatives) return;
      selected[group]! += unit;
      const over = (ofPositives ? positives[group]! : 0) + (ofNegatives ? negatives[group]! : 0);
      const value = selected[group]! / over;
      if (value > highest) highest = value;
      lowest.set(group, value);
    },
    gap: (): number => highest - lowest.total(),
  };
}
