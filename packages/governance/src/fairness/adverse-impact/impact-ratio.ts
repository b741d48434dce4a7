import { type Interval, undefinedValue, type Value } from '@codexhub/common-config/records';
import { katzRatioInterval, koopmanRatioInterval } from '@codexhub/statistics';
import type { Selection } from './selection-counts.ts';

/** The rate of a group over that of its reference. */
export interface ImpactRatio {
  readonly value: Value;
  /** Koopman's score interval; `null` where the ratio is undefined. */
  readonly koopman: Interval | null;
  /** Katz's log interval; `null` also where the group has no selection, or all are selected. */
  readonly katz: Interval | null;
}

/** Undefined as `no_selection` in either group, or `reference_not_selected` in the reference alone. */
export function impactRatio(group: Selection, reference: Selection, level: number): ImpactRatio {
  if (reference.selected === 0) {
    const reason = group.selected === 0 ? 'no_selection' : 'reference_not_selected';
    return { value: undefinedValue(reason), koopman: null, katz: null };
  }
  const rates = {
    successesA: group.selected,
    trialsA: group.n,
    successesB: reference.selected,
    trialsB: reference.n,
    level,
  };
  return {
    // Whole numbers multiply without loss: three quarters are 0.75, not next to it.
    value: {
      defined: true,
      value: (group.selected * reference.n) / (group.n * reference.selected),
    },
    koopman: koopmanRatioInterval(rates) ?? null,
    katz: katzRatioInterval(rates) ?? null,
  };
}
