import { codeUnitOrder } from '../../internal/code-unit-order.ts';
import { meanArm } from './arm.ts';
import { favourableArm } from './group-metric.ts';
import type { AttributeTally, GroupTally } from './group-tally.ts';

/**
 * The group that others are compared with: the policy's, or where it names none, the judged group
 * with the highest rate of favourable decisions (29 CFR 1607.4(D)); a tie goes to the larger group,
 * then to the first name by code units. `null` where nothing is judged.
 */
export function chooseReference({ reference, groups }: AttributeTally): string | null {
  if (reference !== undefined) return reference;
  const judged = groups.filter(({ treatment }) => treatment === 'judged');
  const rateOf = ({ repeats }: GroupTally): number => {
    const { successes, trials } = meanArm(repeats.map(favourableArm));
    return successes / trials;
  };
  const [highest] = [...judged].sort(
    (one, other) =>
      rateOf(other) - rateOf(one) || other.rows - one.rows || codeUnitOrder(one.group, other.group),
  );
  return highest?.group ?? null;
}
