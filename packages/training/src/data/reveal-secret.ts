import type { Secret } from '@codexhub/common-config/config';
import { CodexHubError } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';

/**
 * What a secret holds. That it cannot be revealed is no fault of the network, and what it says of
 * itself may hold the secret.
 * @throws TrainingError `TRAINING_OPTION_INVALID`; a CodexHubError of the secret's own as it is.
 */
export function revealSecret(secret: Pick<Secret, 'reveal'>, option: string): string {
  try {
    const text: unknown = secret.reveal();
    if (typeof text === 'string') return text;
  } catch (error) {
    if (CodexHubError.isInstance(error)) throw error;
  }
  throw new TrainingError('TRAINING_OPTION_INVALID', {
    message: `${option} must be a secret that reveals a text; it does not; check the file or variable that its value comes from`,
    details: { option },
  });
}
