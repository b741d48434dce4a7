import type { Interval, Value } from '@codexhub/common-config/records';
import { undefinedValue } from '@codexhub/common-config/records';
import { fisherExact, holm, pooledTwoProportionZ, wilsonInterval } from '@codexhub/statistics';
import { type RuleVerdicts, verdictsOfGroup } from './deciding-rules.ts';
import { flipByOne } from './flip-by-one.ts';
import type { ImpactFigures } from './impact-figures.ts';
import { impactRatio } from './impact-ratio.ts';
import type { GroupSelection, Selection } from './selection-counts.ts';

/** A group beside its reference, and what each rule says of it. */
export interface ImpactComparison extends ImpactFigures {
  readonly verdicts: RuleVerdicts;
}

/** A group: excluded ones are listed with n and rate, but neither compared nor a reference. */
export type GroupImpact = GroupSelection & {
  readonly rate: Value;
  /** Wilson's interval of the rate. */
  readonly interval: Interval | null;
} & (
    | { readonly role: 'reference' | 'excluded' }
    | ({ readonly role: 'compared' } & ImpactComparison)
  );

/** A selection rate with Wilson's interval. */
export function selectionRate(
  { n, selected }: Selection,
  level: number,
): { readonly rate: Value; readonly interval: Interval | null } {
  return {
    rate: n === 0 ? undefinedValue('no_rows') : { defined: true, value: selected / n },
    interval: wilsonInterval({ successes: selected, trials: n, level }) ?? null,
  };
}

/** Every group beside the reference, in their order. */
export function compareGroups(
  groups: readonly Selection[],
  reference: Selection,
  level: number,
): readonly ImpactComparison[] {
  const pValues = groups.map((group) => fisherOf(group, reference));
  const adjusted = holm(pValues);
  return groups.map((group, at) => {
    const ratio = impactRatio(group, reference, level);
    const rate = reference.selected / reference.n;
    const pooled = (group.selected + reference.selected) / (group.n + reference.n);
    const comparison = {
      impactRatio: ratio,
      rateDifference: group.selected / group.n - rate,
      fisher: pValues[at]!,
      holm: adjusted[at]!,
      pooledZ: pooledZ(group, reference),
      shortfall: {
        atReferenceRate: group.n * rate - group.selected,
        atPooledRate: group.n * pooled - group.selected,
      },
      flip: ratio.value.defined ? flipByOne(group, reference) : null,
    };
    return { ...comparison, verdicts: verdictsOfGroup(comparison, level) };
  });
}

function fisherOf(group: Selection, reference: Selection): number {
  return fisherExact({
    a: group.selected,
    b: group.n - group.selected,
    c: reference.selected,
    d: reference.n - reference.selected,
  }).pValue;
}

function pooledZ(group: Selection, reference: Selection): ImpactComparison['pooledZ'] {
  const test = pooledTwoProportionZ({
    successesA: group.selected,
    trialsA: group.n,
    successesB: reference.selected,
    trialsB: reference.n,
  });
  if (!test)
    return { statistic: undefinedValue('no_variation'), pValue: undefinedValue('no_variation') };
  return {
    statistic: { defined: true, value: test.statistic },
    pValue: { defined: true, value: test.pValue },
  };
}
