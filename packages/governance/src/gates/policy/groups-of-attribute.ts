import type { ModelContract } from '@codexhub/common-config/contract';
import { bandLabels } from '../judging/band-labels.ts';
import { groupLabel } from '../judging/group-label.ts';
import type { GovernanceSection } from './sections.ts';

type Attributes = GovernanceSection['fairness']['attributes'];

/**
 * The groups that an attribute of the policy can have: its values, the bands that cut it, or every
 * combination of the groups that it crosses. Empty where the contract does not have it.
 */
export function groupsOfAttribute(
  name: string,
  attributes: Attributes,
  { protectedAttributes }: ModelContract,
): readonly string[] {
  const { of, bands } = Object.hasOwn(attributes, name) ? attributes[name]! : {};
  if (of) {
    const crossed = of.map((axis) => baseGroups(axis, attributes, protectedAttributes));
    return crossed
      .reduce<string[][]>(
        (groups, next) => groups.flatMap((group) => next.map((one) => [...group, one])),
        [[]],
      )
      .flatMap((group) => groupLabel(group) ?? []);
  }
  return fieldGroups(name, bands, protectedAttributes);
}

function baseGroups(
  name: string,
  attributes: Attributes,
  fields: ModelContract['protectedAttributes'],
): readonly string[] {
  const { bands } = Object.hasOwn(attributes, name) ? attributes[name]! : {};
  return fieldGroups(name, bands, fields);
}

function fieldGroups(
  name: string,
  bands: readonly number[] | undefined,
  fields: ModelContract['protectedAttributes'],
): readonly string[] {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) return [];
  return field.type === 'category' ? field.values : bandLabels(bands ?? []);
}
