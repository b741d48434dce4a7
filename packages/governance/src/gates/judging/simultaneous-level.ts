import { dunnettLevel, type ReferenceSizes, sidakLevel, tukeyLevel } from '@codexhub/statistics';

/** How many groups are judged together, and against what. */
export interface GroupsTogether {
  /** Groups with enough rows, the reference included. */
  readonly judged: number;
  /** What each is held against: nothing, a group that the policy names, or the one with the highest rate. */
  readonly against: 'nothing' | 'named' | 'highest';
  /** Against a named group that all can fall short of on one side only: how precisely each rate is known. */
  readonly precisions?: ReferenceSizes | undefined;
}

/**
 * The level of each interval at which the chance that any group fails wrongly is at most 1 − level. To
 * fail is one-sided (the whole interval on the bad side), so all bounds on that side must hold together
 * at `level`, which two-sided intervals do that hold together at 1 − 2(1 − level). Against a named
 * reference that is Dunnett's level, because its rate moves all comparisons alike; Šidák's for bounds on one
 * side where the precisions are not said, and where there is no reference; against the highest rate, which the data chose
 * among all groups, Tukey's over all pairs, so that it does not matter which pair was picked.
 *
 * @returns `level` itself where there is one comparison; never less.
 */
export function simultaneousLevel(
  level: number,
  { judged, against, precisions }: GroupsTogether,
): number {
  const joint = 1 - 2 * (1 - level);
  const comparisons = against === 'named' ? judged - 1 : judged;
  if (comparisons < 2 || joint <= 0) return level;
  if (against === 'highest') return Math.max(level, knownTukeyLevel(joint, judged));
  // One side of each: independent bounds hold together at the product of their chances.
  const oneSided = 2 * sidakLevel(level, comparisons) - 1;
  const each = precisions ? dunnettLevel(joint, precisions) : oneSided;
  return Math.max(level, each);
}

/** The checks of a policy ask for the same few again and again. */
const known = new Map<string, number>();
const KNOWN = 64;

function knownTukeyLevel(level: number, groups: number): number {
  const key = `${level} ${groups}`;
  const found = known.get(key) ?? tukeyLevel(level, groups);
  if (known.size >= KNOWN) known.clear();
  known.set(key, found);
  return found;
}
