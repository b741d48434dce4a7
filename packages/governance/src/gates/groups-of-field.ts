import type { ModelContract } from '@codexhub/common-config/contract';
import { bandLabels } from '../fairness/band-labels.ts';

/** The groups that a protected attribute can have: its values, or the bands that cut it. */
export function groupsOfField(
  field: ModelContract['protectedAttributes'][string],
  bands: readonly number[] | undefined,
): readonly string[] {
  return field.type === 'category' ? field.values : bandLabels(bands ?? []);
}
