import { type Accounting, undefinedValue } from '@codexhub/common-config/records';
import { estimateArms } from './estimate-arms.ts';
import { favourableArm } from './group-metric.ts';
import type { AttributeTally, GroupTally } from './group-tally.ts';
import { rate } from './statistic.ts';

/** Where the rows of an attribute went: every group with its n and rate, excluded ones too. */
export function accountRows(tally: AttributeTally, level: number): Accounting {
  const { attribute, estimand, groups, unknown, total } = tally;
  return {
    attribute,
    estimand,
    groups: groups.map((group) => accountGroup(group, level)),
    unknown,
    total,
  };
}

function accountGroup(tally: GroupTally, level: number): Accounting['groups'][number] {
  const { group, rows, treatment, merged, justification } = tally;
  const estimate = estimateArms({
    statistic: rate,
    repeats: tally.repeats.map((cell) => [favourableArm(cell)]),
  });
  const interval = estimate?.intervalAt(level);
  return {
    group,
    n: rows,
    rate: estimate ? { defined: true, value: estimate.value } : undefinedValue('no_rows'),
    ...(interval ? { interval } : {}),
    treatment,
    merged,
    ...(justification === undefined ? {} : { justification }),
  };
}
