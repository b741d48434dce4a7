import { GovernanceError } from '../../errors.ts';

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` */
export function requireOption(
  holds: boolean,
  option: string,
  { requirement, received }: { readonly requirement: string; readonly received: string },
): void {
  if (holds) return;
  throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `fairness metrics: ${option} must be ${requirement}; received ${received}; correct the option`,
    details: { option, requirement, received },
  });
}
