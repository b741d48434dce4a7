import { GovernanceError } from '../../errors.ts';

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where a level is not strictly between 0 and 1. */
export function requireLevel(level: number): number {
  if (typeof level === 'number' && level > 0 && level < 1) return level;
  throw invalidOption('level', 'strictly between 0 and 1', level, 'choose one such as 0.95');
}

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where a share is not in [0, most]. */
export function requireShare(option: string, share: number, most: number): number {
  if (typeof share === 'number' && share >= 0 && share <= most) return share;
  throw invalidOption(option, `from 0 to ${most}`, share, 'choose one such as 0.02');
}

export function invalidOption(
  option: string,
  requirement: string,
  received: unknown,
  remedy: string,
): GovernanceError {
  const shown = ['number', 'string', 'undefined'].includes(typeof received)
    ? String(received)
    : `a value of type ${typeof received}`;
  return new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `impact ratios: ${option} must be ${requirement}; received ${shown}; ${remedy}`,
    details: { option, received: shown },
  });
}
