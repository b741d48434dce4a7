import { TrainingError } from '../errors.ts';

/** The error of keys that cannot be encoded: what they must have, what came. */
export function invalidKeys(
  subject: string,
  requirement: string,
  received: string,
  missing = 0,
): TrainingError {
  return new TrainingError('TRAINING_OPTION_INVALID', {
    message: `${subject} must have ${requirement}; received ${received}`,
    details: { option: subject, requirement, missing },
  });
}
