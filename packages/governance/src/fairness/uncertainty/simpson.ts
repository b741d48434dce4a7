import type { Estimated } from './standardised-difference.ts';

/** Whether a difference of groups comes of the strata in which they stand: Simpson's paradox. */
export interface Simpson {
  /**
   * Where the difference of the whole lies inside the interval of the difference within strata, `none`. Where it does not,
   * - `reversal`: the whole has a difference (its interval leaves 0 out), and that within strata has the other sign;
   * - `vanishes`: the whole has one, and the interval within strata holds 0;
   * - `masked`: the interval of the whole holds 0, and that within strata leaves it out;
   * - `none`: both have one, of one sign, or neither has.
   *
   * `undetermined`: one of the two differences, or its interval, is undefined.
   */
  readonly finding: 'reversal' | 'vanishes' | 'masked' | 'none' | 'undetermined';
  /** Whether the finding is `reversal`. */
  readonly reversed: boolean;
  /** Whether the interval of the difference within strata leaves 0 out: then a reversal is no accident. */
  readonly significant: boolean;
}

/** Compares the difference of the whole with that within strata, both at the same level. */
export function findSimpson(whole: Estimated, within: Estimated): Simpson {
  if (!whole.value.defined || !within.value.defined || !whole.interval || !within.interval) {
    return { finding: 'undetermined', reversed: false, significant: false };
  }
  const significant = leavesOut(within.interval, 0);
  if (!leavesOut(within.interval, whole.value.value)) {
    return { finding: 'none', reversed: false, significant };
  }
  const inWhole = leavesOut(whole.interval, 0);
  const reversed = inWhole && whole.value.value * within.value.value < 0;
  return {
    finding: reversed ? 'reversal' : findingOf(inWhole, significant),
    reversed,
    significant,
  };
}

function findingOf(inWhole: boolean, significant: boolean): Simpson['finding'] {
  if (inWhole === significant) return 'none';
  return inWhole ? 'vanishes' : 'masked';
}

function leavesOut(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  value: number,
): boolean {
  return lower > value || upper < value;
}
