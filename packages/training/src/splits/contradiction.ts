import { TrainingError } from '../errors.ts';

/** Two options that cannot both be followed: neither is ignored in silence. */
export function contradiction(one: string, other: string): TrainingError {
  return new TrainingError('TRAINING_OPTIONS_CONTRADICT', {
    message: `split: "${one}" and "${other}" must not be given together, for neither may be ignored; received both; leave one of them out`,
    details: { options: [one, other] },
  });
}
