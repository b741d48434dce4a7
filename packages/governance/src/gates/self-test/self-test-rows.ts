import { COUNTED } from './power/standing-power.ts';
import type { CheckPower, SelfTestReport } from './self-test-report.ts';

/** One check of a self-test in a line: of several candidates the numbers that speak most against the gate. */
export interface SelfTestRow {
  readonly check: string;
  readonly alive: boolean;
  readonly why?: string;
  /** Rows at which its controls disagree; absent where they do not. */
  readonly n?: number;
  /** What is counted and not estimated: chance plays no part. */
  readonly counted: boolean;
  /** Greatest chance to fail a good model; null where no candidate says it. */
  readonly falseFail: number | null;
  /** Least chance to pass a good model. */
  readonly pass: number | null;
  /** Least chance to fail a bad model. */
  readonly power: number | null;
  /** Greatest chance of another answer on rows drawn anew. */
  readonly flip: number | null;
  /** Most rows in all that would tell good from bad. */
  readonly nToConclude: number | null;
}

/**
 * The table of a self-test: can this gate fail?
 * @example
 * selfTestRows(selfTestGate(policy))[0]?.alive; // Returns: true
 */
export function selfTestRows({ checks, candidates }: SelfTestReport): readonly SelfTestRow[] {
  return checks.map(({ check, alive, why, n }) => {
    const powers = candidates.flatMap((one) => one.checks.filter((power) => power.check === check));
    const extreme = (
      of: (...values: number[]) => number,
      pick: (power: CheckPower) => number | null,
    ): number | null => {
      const said = powers.flatMap((power) => pick(power) ?? []);
      return said.length === 0 ? null : of(...said);
    };
    return {
      check,
      alive,
      ...(why === undefined ? {} : { why }),
      ...(n === undefined ? {} : { n }),
      counted: powers.length > 0 && powers.every(({ method }) => method === COUNTED),
      falseFail: extreme(Math.max, (power) => power.falseFail),
      pass: extreme(Math.min, (power) => power.pass),
      power: extreme(Math.min, (power) => power.power),
      flip: extreme(Math.max, (power) => power.flip),
      nToConclude: extreme(Math.max, (power) => power.nToConclude),
    };
  });
}
