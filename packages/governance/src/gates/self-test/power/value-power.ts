import type { CheckRow, Requirement } from '@codexhub/common-config/records';
import { normalCdf, normalQuantile } from '@codexhub/statistics';
import { metricCatalogue } from '../../policy/metric-catalogue.ts';
import type { CheckPower } from '../self-test-report.ts';
import { badValue, goodValue, type Reach, truthInWords } from './assumed-truth.ts';
import { unsaid } from './unsaid.ts';

const METHOD = 'normal approximation, standard error from the interval';

/** A value with a normal error, and what its interval must keep clear of. */
interface Estimated {
  readonly check: Requirement;
  readonly error: number;
  readonly quantile: number;
}

/**
 * How a check on a measurement works: what was measured is taken for normal around the truth, with the
 * standard error that its interval has, and the interval for as wide wherever the truth lies.
 */
export function valuePower({ requirement: check, comparisons }: CheckRow): CheckPower {
  const reach = reachOf(check);
  const assumed = { good: goodValue(check, reach), bad: badValue(check, reach) };
  const base = {
    check: check.id,
    method: METHOD,
    good: truthInWords(`a true ${nameOf(check)} of`, assumed.good),
    bad: truthInWords(`a true ${nameOf(check)} of`, assumed.bad),
  };
  const [observed] = comparisons;
  if (!observed?.value.defined) return unsaid(base, observed?.n ?? 0, 'it was not measured');
  const { interval, n, value } = observed;
  if (!interval) return unsaid(base, n, 'it has no interval');
  if (n < check.minimumN) return unsaid(base, n, 'too few rows to conclude');
  const own = normalQuantile((1 + interval.level) / 2);
  const error = (interval.upper - interval.lower) / (2 * own);
  if (!(error > 0)) return unsaid(base, n, 'its interval has no width');
  const quantile = normalQuantile((1 + check.level) / 2);
  const estimated = { check, error, quantile };
  const rows = ({ limit }: Requirement, truth: number): number =>
    n * ((quantile * error) / Math.abs(Math.abs(truth) - Math.abs(limit))) ** 2;
  return {
    ...base,
    n,
    falseFail: chances(estimated, assumed.good).fail,
    pass: chances(estimated, assumed.good).pass,
    power: chances(estimated, assumed.bad).fail,
    flip: flipOf(estimated, value.value),
    nToConclude: Math.ceil(Math.max(rows(check, assumed.good), rows(check, assumed.bad))),
  };
}

/** The chances that the whole interval lies on either side of the limit, if so much is true. */
function chances(
  { check: { direction, limit }, error, quantile }: Estimated,
  truth: number,
  asked = limit,
): { readonly pass: number; readonly fail: number } {
  const above = (edge: number): number => normalCdf((truth - edge) / error - quantile);
  const below = (edge: number): number => normalCdf((edge - truth) / error - quantile);
  if (direction === 'at_least') return { pass: above(asked), fail: below(asked) };
  if (direction === 'at_most') return { pass: below(asked), fail: above(asked) };
  return {
    pass: Math.max(0, above(-asked) + below(asked) - 1),
    fail: above(asked) + below(-asked),
  };
}

/** The chance of another outcome, if what was observed is true. */
function flipOf(estimated: Estimated, value: number): number {
  const { check, error, quantile } = estimated;
  const { pass: good, fail } = chances(estimated, value);
  const pass = check.target === undefined ? good : chances(estimated, value, check.target).pass;
  const width = quantile * error;
  const isSide = (asked: number, side: 'good' | 'bad'): boolean => {
    const [lower, upper] = [value - width, value + width];
    if (check.direction === 'at_least') return side === 'good' ? lower >= asked : upper < asked;
    if (check.direction === 'at_most') return side === 'good' ? upper <= asked : lower > asked;
    return side === 'good' ? lower >= -asked && upper <= asked : lower > asked || upper < -asked;
  };
  if (isSide(check.limit, 'bad')) return 1 - fail;
  if (!isSide(check.limit, 'good')) return good + fail;
  return isSide(check.target ?? check.limit, 'good') ? 1 - pass : 1 - (good - pass);
}

function reachOf({ change, metric }: Requirement): Reach {
  const unbounded = { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY };
  if (change !== undefined) return unbounded;
  return metricCatalogue.find((entry) => entry.metric === metric) ?? unbounded;
}

function nameOf({ change, metric }: Requirement): string {
  return change === undefined ? metric : `${change} change of ${metric}`;
}
