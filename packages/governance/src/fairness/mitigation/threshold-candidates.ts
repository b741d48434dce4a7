import { lengthOf } from '../../internal/required-columns.ts';
import { descendingOrder } from './descending-order.ts';
import { requireRows } from './known-groups.ts';
import type { ScoredRows } from './scored-rows.ts';
import { type TieBreak, tiePosition } from './tie-break.ts';

/**
 * Every way of cutting each group in two by its scores. Those of group g stand from `offsets[g]` to
 * `offsets[g + 1]`, the first selecting nobody, each later one some rows more, the last everybody.
 */
export interface ThresholdCandidates {
  readonly offsets: Int32Array;
  /** Selected rows of label 1, and of label 0, weighted in units. */
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  /** The last row that is selected; −1 for nobody. */
  readonly lastRow: Int32Array;
  /** The group of each candidate. */
  readonly groupOf: Int32Array;
  /** Of each group, weighted in units. */
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
  /** Of each row whose score another of its group has too; `undefined` where ties are not broken. */
  readonly tiePositions: Float64Array | undefined;
}

/** All candidates, in O(n log n): those of equal score together, or one by one where ties are broken. */
export function thresholdCandidates(
  rows: ScoredRows,
  tieBreak: TieBreak | undefined,
): ThresholdCandidates {
  const { groups, groupOf, yScore } = rows;
  if (tieBreak)
    requireRows(
      'tieBreak.subjects',
      lengthOf('tieBreak.subjects', tieBreak.subjects),
      yScore.length,
    );
  const sizes = new Int32Array(groups.length + 1);
  for (let row = 0; row < groupOf.length; row += 1) {
    if (groupOf[row]! >= 0) sizes[groupOf[row]! + 1]! += 1;
  }
  for (let at = 1; at < sizes.length; at += 1) sizes[at]! += sizes[at - 1]!;
  // Group after group, each by falling score.
  const order = new Int32Array(sizes[groups.length]!);
  const next = sizes.slice();
  const byScore = descendingOrder(yScore);
  for (let at = 0; at < byScore.length; at += 1) {
    const row = byScore[at]!;
    const group = groupOf[row]!;
    if (group < 0) continue;
    order[next[group]!] = row;
    next[group]! += 1;
  }
  const tiePositions = tieBreak && breakTies(tieBreak, rows, { order, starts: sizes });
  return { ...candidatesOf(rows, { order, starts: sizes, tiePositions }), tiePositions };
}

interface GroupOrder {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** Puts rows of equal score in the order of their keyed hashes. */
function breakTies(
  tieBreak: TieBreak,
  { yScore }: ScoredRows,
  { order, starts }: GroupOrder,
): Float64Array {
  const positions = new Float64Array(yScore.length);
  for (let group = 0; group + 1 < starts.length; group += 1) {
    let from = starts[group]!;
    while (from < starts[group + 1]!) {
      let to = from + 1;
      while (to < starts[group + 1]! && yScore[order[to]!] === yScore[order[from]!]) to += 1;
      if (to - from > 1) {
        const tied = order.subarray(from, to);
        for (let at = 0; at < tied.length; at += 1) {
          positions[tied[at]!] = tiePosition(tieBreak, tied[at]!);
        }
        tied.sort((one, other) => positions[one]! - positions[other]! || one - other);
      }
      from = to;
    }
  }
  return positions;
}

function candidatesOf(
  { yTrue, yScore, units, groups }: ScoredRows,
  { order, starts, tiePositions }: GroupOrder & Pick<ThresholdCandidates, 'tiePositions'>,
): Omit<ThresholdCandidates, 'tiePositions'> {
  const most = order.length + groups.length;
  const truePositives = new Float64Array(most);
  const falsePositives = new Float64Array(most);
  const lastRow = new Int32Array(most).fill(-1);
  const groupOf = new Int32Array(most);
  const offsets = new Int32Array(groups.length + 1);
  const positives = new Float64Array(groups.length);
  const negatives = new Float64Array(groups.length);
  let at = 0;
  for (let group = 0; group < groups.length; group += 1) {
    offsets[group] = at;
    groupOf[at] = group;
    at += 1;
    let [positive, negative] = [0, 0];
    for (let place = starts[group]!; place < starts[group + 1]!; place += 1) {
      const row = order[place]!;
      const unit = units ? units[row]! : 1;
      if (yTrue[row] === 1) positive += unit;
      else negative += unit;
      const after = place + 1 < starts[group + 1]! ? order[place + 1]! : -1;
      const isTied =
        after >= 0 &&
        yScore[after] === yScore[row] &&
        (!tiePositions || tiePositions[after] === tiePositions[row]);
      if (isTied) continue;
      truePositives[at] = positive;
      falsePositives[at] = negative;
      lastRow[at] = row;
      groupOf[at] = group;
      at += 1;
    }
    positives[group] = positive;
    negatives[group] = negative;
  }
  offsets[groups.length] = at;
  return {
    offsets,
    truePositives: truePositives.subarray(0, at),
    falsePositives: falsePositives.subarray(0, at),
    lastRow: lastRow.subarray(0, at),
    groupOf: groupOf.subarray(0, at),
    positives,
    negatives,
  };
}
