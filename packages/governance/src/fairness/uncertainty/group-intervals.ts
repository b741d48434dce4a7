import type { Interval, Value } from '@codexhub/common-config/records';
import {
  bonferroniLevel,
  clopperPearsonInterval,
  sidakLevel,
  wilsonInterval,
} from '@codexhub/statistics';
import type { GroupTensor } from '../../tensor/tensor.ts';
import { checkedChoice, checkedLevel, checkedRate } from './check-options.ts';
import { measureGroups } from './measure-groups.ts';
import type { RateName } from './rates.ts';

/** What {@link groupIntervals} estimates. */
export interface GroupIntervalOptions {
  readonly rate: RateName;
  /** Sensitive attributes, their intersections being the groups; all of the tensor by default. */
  readonly attributes?: readonly string[];
  /** 0.95 by default. */
  readonly level?: number;
  /** Wilson's by default; `clopper_pearson` never covers less than the level, and is wider. */
  readonly method?: 'wilson' | 'clopper_pearson';
  /** How intervals are made to hold all together; `sidak` by default, exact for disjoint groups. */
  readonly simultaneous?: 'sidak' | 'bonferroni' | 'none';
}

/** The rate of one group. */
export interface GroupInterval {
  readonly group: readonly string[];
  readonly value: Value;
  /** At the level by itself; absent where the value is undefined. */
  readonly interval?: Interval;
  /** At the level together with those of all other groups; absent too where none was asked for. */
  readonly simultaneousInterval?: Interval;
  /** Rows of the denominator. */
  readonly n: number;
  /** (Σw)² / Σw² of them, which the intervals rest on; n without weights. */
  readonly effectiveN: number;
}

/** The rates of all known groups. */
export interface GroupIntervals {
  readonly rate: RateName;
  readonly definition: string;
  readonly attributes: readonly string[];
  readonly level: number;
  readonly simultaneous: 'sidak' | 'bonferroni' | 'none';
  /** All rows of the tensor: those of the groups, and the unknown. */
  readonly rows: number;
  /** Rows without a value in one of the attributes. */
  readonly unknown: number;
  /** In the order of the tensor. */
  readonly groups: readonly GroupInterval[];
}

/**
 * The rate of every group with its confidence interval, by itself and together with all others.
 *
 * Weighted rows: the value is that of the weights, and the interval rests on the effective number of
 * rows, (Σw)² / Σw². A group without rows to rest on is undefined with its reason, and does not count
 * among the groups that share the level.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`
 * @see Wilson, JASA 22 (1927) 209; Clopper and Pearson, Biometrika 26 (1934) 404; Šidák, JASA 62
 * (1967) 626; reference: statsmodels `proportion_confint`
 * @example
 * const tensor = groupTensor({ yTrue: [0, 0], yPred: [1, 0], sensitive: { sex: ['f', 'f'] } });
 * const { groups } = groupIntervals(tensor, { rate: 'selection_rate' });
 * groups[0]?.value; // Returns: { defined: true, value: 0.5 }
 * groups[0]?.interval?.lower.toFixed(4); // Returns: '0.0945'
 */
export function groupIntervals(tensor: GroupTensor, options: GroupIntervalOptions): GroupIntervals {
  const rate = checkedRate(options.rate);
  const level = checkedLevel(options.level ?? 0.95);
  const method = checkedChoice('method', ['wilson', 'clopper_pearson'], options.method ?? 'wilson');
  const simultaneous = checkedChoice(
    'simultaneous',
    ['sidak', 'bonferroni', 'none'],
    options.simultaneous ?? 'sidak',
  );
  const { groups, ...measured } = measureGroups(tensor, rate, options.attributes);
  const intervalOf = method === 'wilson' ? wilsonInterval : clopperPearsonInterval;
  const count = groups.filter(({ trials }) => trials > 0).length;
  const single = sharedLevel(level, count, simultaneous);
  return {
    rate: rate.name,
    definition: rate.definition,
    level,
    simultaneous,
    ...measured,
    groups: groups.map(({ group, value, n, trials, successes }) => {
      const interval = intervalOf({ successes, trials, level });
      const together =
        single === undefined ? undefined : intervalOf({ successes, trials, level: single });
      return {
        group,
        value,
        ...(interval && { interval }),
        ...(together && {
          simultaneousInterval: {
            ...together,
            level,
            method: `${together.method}+${simultaneous}`,
          },
        }),
        n,
        effectiveN: trials,
      };
    }),
  };
}

function sharedLevel(
  level: number,
  count: number,
  simultaneous: GroupIntervals['simultaneous'],
): number | undefined {
  if (simultaneous === 'none' || count === 0) return undefined;
  return simultaneous === 'sidak' ? sidakLevel(level, count) : bonferroniLevel(level, count);
}
