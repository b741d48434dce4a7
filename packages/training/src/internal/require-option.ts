import { TrainingError } from '../errors.ts';

/** An option that must hold a requirement, in one sentence: subject, requirement, received. */
export function requireOption(
  holds: boolean,
  subject: string,
  requirement: string,
  received: number | string,
): void {
  if (holds) return;
  throw new TrainingError('TRAINING_OPTION_INVALID', {
    message: `${subject} must be ${requirement}; received ${received}; correct the option`,
    details: { option: subject, requirement, received: String(received) },
  });
}
