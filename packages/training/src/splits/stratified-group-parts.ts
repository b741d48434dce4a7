import { TrainingError } from '../errors.ts';
import { orderRows } from '../order/order-rows.ts';
import { countTable } from './deal-groups.ts';
import { requireGroups } from './group-shuffle-split.ts';
import { type KeyCodes, rowsOfKeys } from './key-codes.ts';
import { createLegacyGenerator } from './legacy-generator.ts';
import type { FullRatios, SplitRows } from './splits.ts';

export interface StratifiedGroups {
  readonly strata: KeyCodes;
  readonly groups: KeyCodes;
  readonly ratios: FullRatios;
  readonly seed: number;
}

/**
 * Parts that tear no group and keep the shares of the strata as far as the groups allow.
 *
 * With s(p, c) the share of stratum c that part p has so far, and g(c) the share that a group has, each
 * group goes to the part with the least Σ g(c) · (s(p, c) − ratio(p)): the one where it lowers
 * Σ (s − ratio)² the most. Groups go by Σ g(c)², the largest first; equal ones in random order; of
 * equal parts the first. So large groups tend to be in train, as with scikit-learn's
 * `StratifiedGroupKFold`, of whose idea this is the form for unequal parts.
 *
 * @returns rows in ascending order.
 * @throws TrainingError `TRAINING_GROUPS_TOO_FEW` for fewer groups than parts;
 * `TRAINING_STRATUM_TOO_SMALL` where a part would have no row of a stratum.
 * @see Sechidis, Tsoumakas and Vlahavas, ECML PKDD 2011, 145, on the greedy order
 */
export function stratifiedGroupParts({
  strata,
  groups,
  ratios,
  seed,
}: StratifiedGroups): SplitRows {
  const shares = [ratios.train, ratios.validation, ratios.test];
  requireGroups(groups, shares.filter((share) => share > 0).length, 'parts');
  const classes = strata.counts.length;
  const table = countTable(strata, groups);
  for (let at = 0; at < table.length; at += 1) table[at]! /= strata.counts[at % classes]!;
  const lot = createLegacyGenerator(seed).permutation(groups.counts.length);
  const sizes = new Float64Array(lot.length);
  for (let at = 0; at < lot.length; at += 1) {
    const start = lot[at]! * classes;
    for (let one = 0; one < classes; one += 1) sizes[at]! -= table[start + one]! ** 2;
  }
  // What each part has of each stratum, less what it should have.
  const excess = Float64Array.from(
    { length: 3 * classes },
    (_, at) => -shares[Math.floor(at / classes)]!,
  );
  const groupsIn = new Int32Array(3 * classes);
  const partOfGroup = new Int32Array(lot.length);
  for (const turn of orderRows(sizes).order) {
    const start = lot[turn]! * classes;
    const best = partInWant(table.subarray(start, start + classes), excess, shares);
    partOfGroup[lot[turn]!] = best;
    for (let one = 0; one < classes; one += 1) {
      excess[best * classes + one]! += table[start + one]!;
      if (table[start + one]! > 0) groupsIn[best * classes + one]! += 1;
    }
  }
  requireEveryStratum(groupsIn, shares, strata);
  return rowsOfParts(groups.codes, partOfGroup);
}

/** The part whose excess the group's shares meet least; of equal parts the first. */
function partInWant(group: Float64Array, excess: Float64Array, shares: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let part = 0; part < shares.length; part += 1) {
    if (shares[part] === 0) continue;
    let cost = 0;
    for (let one = 0; one < group.length; one += 1) {
      cost += group[one]! * excess[part * group.length + one]!;
    }
    if (cost >= least) continue;
    best = part;
    least = cost;
  }
  return best;
}

function rowsOfParts(groups: Int32Array, partOfGroup: Int32Array): SplitRows {
  const codes = new Int32Array(groups.length);
  const counts = new Int32Array(3);
  for (let row = 0; row < codes.length; row += 1) {
    const part = partOfGroup[groups[row]!]!;
    codes[row] = part;
    counts[part]! += 1;
  }
  const [train, validation, test] = rowsOfKeys({ codes, counts });
  return { train: train!, validation: validation!, test: test! };
}

function requireEveryStratum(
  groupsIn: Int32Array,
  shares: readonly number[],
  { counts, nameOf }: KeyCodes,
): void {
  const classes = counts.length;
  const at = groupsIn.findIndex(
    (groups, cell) => groups === 0 && shares[Math.floor(cell / classes)]! > 0,
  );
  if (at < 0) return;
  const stratum = at % classes;
  const groups =
    groupsIn[stratum]! + groupsIn[classes + stratum]! + groupsIn[2 * classes + stratum]!;
  const part = ['train', 'validation', 'test'][Math.floor(at / classes)]!;
  throw new TrainingError('TRAINING_STRATUM_TOO_SMALL', {
    message: `split: every part must have a row of every stratum; stratum "${nameOf(stratum)}" is in ${groups} group(s), and ${part} would go without it; merge it with another one, or change the ratios`,
    details: { stratum: nameOf(stratum), groups, part },
  });
}
