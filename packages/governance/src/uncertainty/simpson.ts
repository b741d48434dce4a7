import type { Estimated } from './standardised-difference.ts';

/** Whether a difference of groups comes of the strata in which they stand: Simpson's paradox. */
export interface Simpson {
  /**
   * - `reversal`: the whole has a difference (its interval leaves 0 out) that the strata do not bear out
   *   (it lies outside the interval of the difference within strata), and theirs has the other sign;
   * - `vanishes`: the same, but theirs has the same sign and an interval with 0 in it;
   * - `none`: neither;
   * - `undetermined`: one of the two differences, or its interval, is undefined.
   */
  readonly finding: 'reversal' | 'vanishes' | 'none' | 'undetermined';
  /** Whether the finding is `reversal`. */
  readonly reversed: boolean;
  /** Whether the interval of the difference within strata leaves 0 out: a reversal that is no accident. */
  readonly significant: boolean;
}

/** Compares the difference of the whole with that within strata, both at the same level. */
export function findSimpson(whole: Estimated, within: Estimated): Simpson {
  if (!whole.value.defined || !within.value.defined || !whole.interval || !within.interval) {
    return { finding: 'undetermined', reversed: false, significant: false };
  }
  const significant = leavesOut(within.interval, 0);
  const isConfounded =
    leavesOut(whole.interval, 0) && leavesOut(within.interval, whole.value.value);
  const reversed = isConfounded && whole.value.value * within.value.value < 0;
  const vanishes = isConfounded && !reversed && !significant;
  return { finding: findingOf(reversed, vanishes), reversed, significant };
}

function findingOf(reversed: boolean, vanishes: boolean): Simpson['finding'] {
  if (reversed) return 'reversal';
  return vanishes ? 'vanishes' : 'none';
}

function leavesOut(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  value: number,
): boolean {
  return lower > value || upper < value;
}
