import type { TwoRates } from '../intervals/two-rates.ts';
import { requireRate } from './require-rate.ts';

/** The checked counts of two independent rates: x of m against y of n. */
export interface CheckedRates {
  readonly x: number;
  readonly m: number;
  readonly y: number;
  readonly n: number;
}

/** Checks both arms; undefined when one of them has no trials. */
export function requireTwoRates(rates: TwoRates): CheckedRates | undefined {
  const { trialsA: m, trialsB: n } = rates;
  const x = requireRate(rates.successesA, m, 'A');
  const y = requireRate(rates.successesB, n, 'B');
  return m === 0 || n === 0 ? undefined : { x, m, y, n };
}
