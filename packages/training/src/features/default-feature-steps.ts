import type { FeatureStep } from '@codexhub/common-config/contract';

const FOR_NUMBERS: readonly FeatureStep[] = [
  { type: 'impute', strategy: 'mean', indicator: true },
  { type: 'drop_constant' },
  { type: 'standard_scaler' },
];
const FOR_CATEGORIES: readonly FeatureStep[] = [
  { type: 'one_hot', drop: 'first', unseen: 'ignore' },
];

/**
 * The encoding of an input that no chain says anything else of. Numbers: missing → mean, with a 0/1
 * column for "missing" where training rows hold both, then (x − mean) / sd. Categories: a 0/1 column each,
 * but the first; missing has one of its own. What does not vary has no column.
 */
export function defaultFeatureSteps(type: 'number' | 'category'): readonly FeatureStep[] {
  return type === 'number' ? FOR_NUMBERS : FOR_CATEGORIES;
}
