import {
  type FeatureView,
  type FeatureViewDefinition,
  featureViewSchema,
} from '@codexhub/common-config/config';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';

const DAY = 86_400_000;

/** A view with its defaults filled in. @throws TrainingError `TRAINING_OPTION_INVALID` */
export function parseView(view: DeepReadonly<FeatureViewDefinition>): FeatureView {
  const { success, data, error } = featureViewSchema.safeParse(view);
  if (success) return data;
  const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new TrainingError('TRAINING_OPTION_INVALID', {
    message: `feature view: it must hold what a view holds; ${issues.join('; ')}`,
    details: { option: 'view', issues },
    cause: error,
  });
}

/** How old a fact may be, in milliseconds. */
export function ttlOf({ ttlDays }: FeatureView): number | undefined {
  return ttlDays === undefined ? undefined : ttlDays * DAY;
}
