import type { Evidence, Policy, Requirement } from '@codexhub/common-config/records';
import { bandLabels } from '../gates/judging/band-labels.ts';

/**
 * Why the stored counts of an evidence cannot answer a check of another policy, though an attribute of
 * that name was counted: they are of other bands, and rows that were counted together cannot be parted.
 * Undefined where nothing stands against it.
 */
export function unanswerable(
  { attribute: name, estimand }: Requirement,
  policy: Policy,
  { groups }: Evidence,
): string | undefined {
  if (name === undefined) return undefined;
  const of = policy.attributes.find((attribute) => attribute.name === name)?.of ?? [name];
  const differ = of.some((axis) => {
    const bands = policy.attributes.find((attribute) => attribute.name === axis)?.bands;
    if (bands === undefined) return false;
    const labels = bandLabels(bands);
    return groups
      .filter((counts) => counts.estimand === estimand)
      .flatMap(({ tensor }) => labelsOf(tensor, axis))
      .some((label) => !labels.includes(label));
  });
  return differ ? 'bands_differ' : undefined;
}

function labelsOf(
  { sensitive, cells }: Evidence['groups'][number]['tensor'],
  axis: string,
): string[] {
  const place = sensitive.indexOf(axis);
  return place < 0 ? [] : cells.flatMap(({ group }) => group[place] ?? []);
}
