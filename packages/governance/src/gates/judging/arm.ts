import type { ByOutcome } from '@codexhub/common-config/records';
import type { GroupCell } from './group-cell.ts';

/** Successes of trials, and the rows that they rest on. Of weighted rows the trials are the effective n. */
export interface Arm {
  readonly successes: number;
  readonly trials: number;
  readonly rows: number;
}

/** Where 2 × outcome + decision stands: of the successes, and of the trials. */
export interface ArmPlaces {
  readonly of: readonly number[];
  readonly among: readonly number[];
}

/**
 * A rate of a cell as successes of trials. Weighted, the trials are (Σw)² / Σw² and the successes their
 * weighted share: an interval for n trials is then one for rows that are worth n.
 */
export function armOf({ counts, weights, squares }: GroupCell, { of, among }: ArmPlaces): Arm {
  const rows = sumAt(counts, among);
  if (!weights || !squares) return { successes: sumAt(counts, of), trials: rows, rows };
  const weight = sumAt(weights, among);
  if (weight === 0) return { successes: 0, trials: 0, rows };
  const trials = Math.min(rows, Math.max(1, weight * (weight / sumAt(squares, among))));
  return { successes: trials * (sumAt(weights, of) / weight), trials, rows };
}

/** The average of the arms of several repeats; at least one. */
export function meanArm(arms: readonly Arm[]): Arm {
  const mean = (pick: (arm: Arm) => number): number =>
    arms.reduce((sum, arm) => sum + pick(arm), 0) / arms.length;
  return {
    successes: mean(({ successes }) => successes),
    trials: mean(({ trials }) => trials),
    rows: mean(({ rows }) => rows),
  };
}

function sumAt(values: ByOutcome, places: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += values[place as 0 | 1 | 2 | 3];
  return sum;
}
