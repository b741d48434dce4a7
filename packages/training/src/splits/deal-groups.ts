import { TrainingError } from '../errors.ts';
import { orderRows } from '../order/order-rows.ts';
import type { KeyCodes } from './key-codes.ts';
import { pairwiseSum, standardDeviation } from './numpy-sum.ts';

export interface GroupDeal {
  readonly strata: KeyCodes;
  readonly groups: KeyCodes;
  readonly folds: number;
  /** The groups in the order in which equals are dealt; sorted where absent. */
  readonly order?: Int32Array | undefined;
}

/**
 * The fold of each row, no group torn: the groups go from the most uneven in their strata to the most
 * even, each to the fold with which the shares of the strata vary least over the folds; of (nearly)
 * equal folds to the one with the fewest rows.
 *
 * @throws TrainingError `TRAINING_STRATUM_TOO_SMALL` where a fold is left without a stratum.
 * @see reference: scikit-learn 1.9.1 `StratifiedGroupKFold`, to the last bit of its sums
 */
export function dealGroups({ strata, groups, folds, order }: GroupDeal): Int32Array {
  const table = countTable(strata, groups);
  const classes = strata.counts.length;
  const evenness = new Float64Array(groups.counts.length);
  for (let at = 0; at < evenness.length; at += 1) {
    const group = order ? order[at]! : at;
    evenness[at] = -standardDeviation(table, group * classes, 1, classes, true);
  }
  const dealt = new Float64Array(folds * classes);
  const foldOfGroup = new Int32Array(groups.counts.length);
  const turns = orderRows(evenness).order;
  const shares = new Float64Array(dealt.length);
  const spread = new Float64Array(classes);
  for (let turn = 0; turn < turns.length; turn += 1) {
    const group = order ? order[turns[turn]!]! : turns[turn]!;
    for (let at = 0; at < dealt.length; at += 1) {
      shares[at] = dealt[at]! / strata.counts[at % classes]!;
    }
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    let fewest = Number.POSITIVE_INFINITY;
    for (let fold = 0; fold < folds; fold += 1) {
      let rows = 0;
      for (let one = 0; one < classes; one += 1) {
        const at = fold * classes + one;
        const before = shares[at]!;
        rows += dealt[at]!;
        shares[at] = (dealt[at]! + table[group * classes + one]!) / strata.counts[one]!;
        // NumPy sums a single column pairwise, several columns row by row.
        spread[one] = standardDeviation(shares, one, classes, folds, classes === 1);
        shares[at] = before;
      }
      const value = pairwiseSum(spread, 0, 1, classes) / classes;
      if (value < least || (isClose(value, least) && rows < fewest)) {
        best = fold;
        least = value;
        fewest = rows;
      }
    }
    foldOfGroup[group] = best;
    for (let one = 0; one < classes; one += 1) {
      dealt[best * classes + one]! += table[group * classes + one]!;
    }
  }
  requireEveryStratum(dealt, table, strata, folds);
  return foldOfRows(groups.codes, foldOfGroup);
}

/** How many rows of each stratum a group has: groups in rows, strata in columns. */
export function countTable(strata: KeyCodes, groups: KeyCodes): Float64Array {
  const classes = strata.counts.length;
  const table = new Float64Array(groups.counts.length * classes);
  for (let row = 0; row < groups.codes.length; row += 1) {
    table[groups.codes[row]! * classes + strata.codes[row]!]! += 1;
  }
  return table;
}

/** The fold of each row, from that of its group. */
export function foldOfRows(groups: Int32Array, foldOfGroup: Int32Array): Int32Array {
  const folds = new Int32Array(groups.length);
  for (let row = 0; row < groups.length; row += 1) folds[row] = foldOfGroup[groups[row]!]!;
  return folds;
}

/** `numpy.isclose`: nothing is close to an infinity. */
function isClose(value: number, other: number): boolean {
  return Number.isFinite(other) && Math.abs(value - other) <= 1e-8 + 1e-5 * Math.abs(other);
}

function requireEveryStratum(
  dealt: Float64Array,
  table: Float64Array,
  { counts, nameOf }: KeyCodes,
  folds: number,
): void {
  const at = dealt.indexOf(0);
  if (at < 0) return;
  const stratum = at % counts.length;
  let groups = 0;
  for (let cell = stratum; cell < table.length; cell += counts.length) {
    if (table[cell]! > 0) groups += 1;
  }
  throw new TrainingError('TRAINING_STRATUM_TOO_SMALL', {
    message: `folds: every fold must have a row of every stratum; stratum "${nameOf(stratum)}" is in ${groups} group(s), and one of ${folds} folds would go without it; use fewer folds, or merge the stratum with another one`,
    details: { stratum: nameOf(stratum), groups, required: folds },
  });
}
