import { GovernanceError } from '../errors.ts';

/** What is thrown of an option: its name, what it must be, what was received, what to do. */
export function optionInvalid(
  name: string,
  requirement: string,
  received: unknown,
  advice: string,
): GovernanceError {
  return new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `fairness: ${name} must be ${requirement}; received ${String(received)}; ${advice}`,
    details: { name, requirement, received: String(received) },
  });
}
