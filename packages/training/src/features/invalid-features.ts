import { TrainingError } from '../errors.ts';

/** Something in a feature spec that cannot hold, and where. */
export interface FeatureProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** The error that names every problem of a feature spec at once. */
export function invalidFeatures(problems: readonly FeatureProblem[]): TrainingError {
  const lines = problems.map(
    ({ path, message }) => `  ${[...path].join('.') || 'features'}: ${message}`,
  );
  return new TrainingError('TRAINING_FEATURES_INVALID', {
    message: `features: ${problems.length} problem(s)\n${lines.join('\n')}`,
    details: { problems: problems.map(({ path, message }) => ({ path: [...path], message })) },
  });
}
