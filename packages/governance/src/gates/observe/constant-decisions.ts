import type { Accounting, GateReport } from '@codexhub/common-config/records';

/** The name under which a report shows that every row got the same decision. */
export const CONSTANT_DECISION = 'constant_decision';

/**
 * Flags a model that decides nothing: where every group's rate of favourable decisions is 0, or every
 * one's is 1, an observation `constant_decision` with that rate. Parity is then perfect and worthless.
 */
export function constantDecisions(accounting: readonly Accounting[]): GateReport['observations'] {
  return accounting.flatMap(({ attribute, estimand, groups, total }) => {
    const [first] = groups;
    const rate = first?.rate.defined ? first.rate.value : undefined;
    const isConstant =
      (rate === 0 || rate === 1) &&
      groups.every((group) => group.rate.defined && group.rate.value === rate);
    if (!isConstant) return [];
    return [
      {
        metric: CONSTANT_DECISION,
        definition: 'codexhub.every_row_gets_the_same_decision',
        estimand,
        value: { defined: true as const, value: rate },
        n: total,
        attribute,
      },
    ];
  });
}
