import { GovernanceError } from '../errors.ts';

/** What is thrown of an option: its name, what it must be, what was received, what to do. */
export function driftOptionInvalid(
  option: string,
  requirement: string,
  received: unknown,
  advice: string,
): GovernanceError {
  // Never the value of an object: it may hold rows.
  const shown = typeof received === 'object' && received !== null ? 'an object' : String(received);
  return new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `drift: ${option} must be ${requirement}; received ${shown}; ${advice}`,
    details: { option, received: shown },
  });
}
