import type { Interval } from '@codexhub/common-config/records';
import type { ImpactFigures } from './impact-figures.ts';

/**
 * Rules by which adverse impact has been read, each by its name because they disagree.
 *
 * - `four_fifths_point`: the ratio is below .8.
 * - `four_fifths_and_significant`: it is below .8, and Holm's p of Fisher's test is at most 1 − level.
 * - `significant`: that p is at most 1 − level, whatever the ratio.
 * - `two_standard_deviations`: |pooled z| > 2, not adjusted.
 * - `koopman_interval`, `katz_interval`: the whole interval of the ratio is below .8, or not below it;
 *   each holds for one comparison, not for all at once.
 */
export const decidingRules = [
  'four_fifths_point',
  'four_fifths_and_significant',
  'significant',
  'two_standard_deviations',
  'koopman_interval',
  'katz_interval',
] as const;

export type DecidingRule = (typeof decidingRules)[number];

/** What a rule says. A test that finds nothing clears nobody: that is `undecided`, as `not_significant`. */
export type RuleVerdict =
  | { readonly verdict: 'indicated' | 'not_indicated' }
  | { readonly verdict: 'undecided'; readonly reason: string };

export type RuleVerdicts = Readonly<Record<DecidingRule, RuleVerdict>>;

export const FOUR_FIFTHS = 0.8;

/** What every rule says of one group beside its reference. */
export function verdictsOfGroup(one: ImpactFigures, level: number): RuleVerdicts {
  const { impactRatio, pooledZ, holm, flip, rateDifference } = one;
  const isBelow = flip?.from === 'below';
  const significant = !(holm > 1 - level)
    ? indicated(rateDifference < 0)
    : undecided('not_significant');
  const isFar = pooledZ.statistic.defined && Math.abs(pooledZ.statistic.value) > 2;
  const point = impactRatio.value.defined
    ? indicated(isBelow)
    : undecided(impactRatio.value.reason);
  return {
    four_fifths_point: point,
    four_fifths_and_significant: isBelow ? significant : point,
    significant,
    two_standard_deviations: isFar
      ? indicated(rateDifference < 0)
      : undecided(pooledZ.statistic.defined ? 'not_significant' : pooledZ.statistic.reason),
    koopman_interval: ofInterval(impactRatio.koopman),
    katz_interval: ofInterval(impactRatio.katz),
  };
}

/** Of all groups: indicated where one is; not indicated only where each is not. */
export function verdictsOfAll(groups: readonly RuleVerdicts[]): RuleVerdicts {
  const overall = (rule: DecidingRule): RuleVerdict => {
    const verdicts = groups.map((one) => one[rule]);
    return (
      verdicts.find(({ verdict }) => verdict === 'indicated') ??
      verdicts.find(({ verdict }) => verdict === 'undecided') ??
      verdicts[0] ??
      undecided('fewer_than_two_groups')
    );
  };
  return Object.fromEntries(decidingRules.map((rule) => [rule, overall(rule)])) as RuleVerdicts;
}

function ofInterval(interval: Interval | null): RuleVerdict {
  if (!interval) return undecided('no_interval');
  if (interval.upper < FOUR_FIFTHS) return indicated(true);
  return interval.lower >= FOUR_FIFTHS ? indicated(false) : undecided('interval_straddles');
}

function indicated(is: boolean): RuleVerdict {
  return { verdict: is ? 'indicated' : 'not_indicated' };
}

function undecided(reason: string): RuleVerdict {
  return { verdict: 'undecided', reason };
}
