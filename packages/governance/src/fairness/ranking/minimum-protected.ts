import { regularizedIncompleteBetaSf } from '@codexhub/statistics';
import { optionInvalid } from '../../internal/option-invalid.ts';

/** What {@link minimumProtected} is asked for. */
export interface ProtectedToExpect {
  /** The longest prefix, at most 10,000. */
  readonly k: number;
  /** The share of protected items that a fair ranking has at least, between 0 and 1. */
  readonly share: number;
  /** The chance of refusing a fair ranking, between 0 and 1; 0.1 by default, as in the paper. */
  readonly alpha?: number;
  /** Whether alpha is of all prefixes together (the default), or of each of them. */
  readonly corrected?: boolean;
}

/** How many protected items there must be in each prefix. */
export interface MinimumProtected {
  readonly definition: 'zehlike_2017.ranked_group_fairness';
  /** At i − 1, the number among the first i. */
  readonly minimums: readonly number[];
  /** The level of each prefix's test; 0 where no lower number than none was tenable. */
  readonly prefixAlpha: number;
  /** The chance that a fair ranking, by coin tosses with this share, falls short somewhere. */
  readonly failProbability: number;
}

const LONGEST = 10_000;

/**
 * FA*IR's table: the least number of protected items in each prefix that does not speak against a ranking
 * drawn with the given share. In a prefix of i items it is the α-quantile of Binomial(i, share).
 *
 * As every prefix is a test of its own, `corrected` takes the largest level for them whose probability to
 * fail anywhere, computed exactly, does not exceed alpha. (The authors' library takes the nearest, which
 * may exceed it.) O(k²) for each of some 40 levels tried.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where k, share or alpha is out of range
 * @see Zehlike et al., FA*IR: A Fair Top-k Ranking Algorithm, CIKM 2017
 * @example
 * minimumProtected({ k: 10, share: 0.5, corrected: false }).minimums; // Returns: [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]
 * minimumProtected({ k: 10, share: 0.5 }).minimums; // Returns: [0, 0, 0, 0, 1, 1, 1, 2, 2, 3]
 */
export function minimumProtected({
  k,
  share,
  alpha = 0.1,
  corrected = true,
}: ProtectedToExpect): MinimumProtected {
  if (!Number.isSafeInteger(k) || k < 1 || k > LONGEST) {
    const advice = 'pass how many places are seen';
    throw optionInvalid('k', `a whole number from 1 to ${LONGEST}`, k, advice);
  }
  for (const [name, value] of [
    ['share', share],
    ['alpha', alpha],
  ] as const) {
    if (value > 0 && value < 1) continue;
    throw optionInvalid(name, 'between 0 and 1', value, 'pass 0.1 for 10 %');
  }
  const at = (level: number): Candidate => candidateAt(level, k, share);
  const chosen = corrected ? largestTenable(at, alpha) : at(alpha);
  return {
    definition: 'zehlike_2017.ranked_group_fairness',
    minimums: Array.from(chosen.minimums),
    prefixAlpha: chosen.level,
    failProbability: chosen.failProbability,
  };
}

interface Candidate {
  readonly level: number;
  readonly minimums: Uint32Array;
  readonly failProbability: number;
  readonly mass: number;
}

/** Bisects until no other table lies between the tenable and the untenable level. */
function largestTenable(at: (level: number) => Candidate, alpha: number): Candidate {
  let above = at(alpha);
  if (above.failProbability <= alpha) return above;
  let below: Candidate = {
    level: 0,
    minimums: new Uint32Array(above.minimums.length),
    failProbability: 0,
    mass: 0,
  };
  while (above.mass - below.mass > 1 && above.level - below.level > 1e-12 * alpha) {
    const middle = at((below.level + above.level) / 2);
    if (middle.failProbability <= alpha) below = middle;
    else above = middle;
  }
  return below;
}

function candidateAt(level: number, k: number, share: number): Candidate {
  const minimums = new Uint32Array(k);
  let [minimum, mass] = [0, 0];
  for (let size = 1; size <= k; size += 1) {
    // The quantile rises by one at the most.
    if (atMost(minimum, size, share) < level * (1 - 1e-12)) minimum += 1;
    minimums[size - 1] = minimum;
    mass += minimum;
  }
  return { level, minimums, failProbability: failProbability(minimums, share), mass };
}

/** P(Binomial(n, share) ≤ hits). */
function atMost(hits: number, n: number, share: number): number {
  return hits >= n ? 1 : regularizedIncompleteBetaSf(share, hits + 1, n - hits);
}

/** By the chances of each number of protected items, without those that have fallen short. */
function failProbability(minimums: Uint32Array, share: number): number {
  const chances = new Float64Array(minimums.length + 1);
  chances[0] = 1;
  let failed = 0;
  let least = 0;
  for (let at = 0; at < minimums.length; at += 1) {
    for (let hits = at + 1; hits > least; hits -= 1) {
      chances[hits] = chances[hits]! * (1 - share) + chances[hits - 1]! * share;
    }
    chances[least]! *= 1 - share;
    for (; least < minimums[at]!; least += 1) {
      failed += chances[least]!;
      chances[least] = 0;
    }
  }
  return failed;
}
