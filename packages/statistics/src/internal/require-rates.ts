import type { RateCounts } from '../multiplicity/rates.ts';
import { requireRate } from './require-rate.ts';

/** Checks every group's counts, naming the group that is wrong, and returns those with trials. */
export function requireRates(rates: readonly RateCounts[]): RateCounts[] {
  const measured: RateCounts[] = [];
  for (const [index, { successes, trials }] of rates.entries()) {
    const clipped = requireRate(successes, trials, `[${index}]`);
    if (trials > 0) measured.push({ successes: clipped, trials });
  }
  return measured;
}
