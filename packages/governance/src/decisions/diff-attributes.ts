import { canonicalJson } from '@codexhub/common-config/kernel';
import type { AttributePolicy } from '@codexhub/common-config/records';
import {
  moreIsStricter,
  type PolicyChange,
  type PolicyEffect,
  plain,
  policyChange,
} from './policy-change.ts';

/** How the groups of each attribute are treated. An attribute by itself asks nothing: its checks do. */
export function diffAttributes(
  before: readonly AttributePolicy[],
  after: readonly AttributePolicy[],
): PolicyChange[] {
  const known = new Map(before.map((attribute) => [attribute.name, attribute]));
  const kept = new Set(after.map(({ name }) => name));
  return [
    ...after.flatMap((attribute) => {
      const old = known.get(attribute.name);
      if (old) return diffAttribute(old, attribute);
      return [whole(attribute.name, 'added', { before: undefined, after: attribute })];
    }),
    ...before
      .filter(({ name }) => !kept.has(name))
      .map((attribute) =>
        whole(attribute.name, 'removed', { before: attribute, after: undefined }),
      ),
  ];
}

function whole(
  name: string,
  field: 'added' | 'removed',
  change: Pick<PolicyChange, 'before' | 'after'>,
): PolicyChange {
  return policyChange({ subject: `attribute ${name}`, field, ...change, effect: 'other' }, field);
}

function diffAttribute(before: AttributePolicy, after: AttributePolicy): PolicyChange[] {
  const subject = `attribute ${after.name}`;
  const changes: PolicyChange[] = [];
  const compare = (
    field: 'of' | 'minimumGroupSize' | 'reference' | 'unknown' | 'bands',
    effect: PolicyEffect,
  ): void => {
    const [old, next] = [before[field], after[field]];
    if (canonicalJson({ of: old }) === canonicalJson({ of: next })) return;
    changes.push(policyChange({ subject, field, before: old, after: next, effect }));
  };
  compare('of', 'other');
  // A group below the minimum is not judged, and that keeps its check closed.
  compare('minimumGroupSize', moreIsStricter(before.minimumGroupSize, after.minimumGroupSize));
  compare('reference', 'other');
  compare('unknown', after.unknown === 'block' ? 'stricter' : 'looser');
  compare('bands', 'other');
  return [
    ...changes,
    ...diffMerges(subject, before.mergeInto, after.mergeInto),
    ...diffExclusions(subject, before.exclude, after.exclude),
  ];
}

/** A group that is merged is no longer judged by itself. */
function diffMerges(
  subject: string,
  before: AttributePolicy['mergeInto'],
  after: AttributePolicy['mergeInto'],
): PolicyChange[] {
  const into = (merges: AttributePolicy['mergeInto'], from: string): string | undefined =>
    Object.hasOwn(merges, from) ? merges[from] : undefined;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((from) => {
    const [old, next] = [into(before, from), into(after, from)];
    if (old === next) return [];
    const effect = old === undefined ? 'looser' : next === undefined ? 'stricter' : 'other';
    const change = { subject, field: 'mergeInto', before: old, after: next, effect } as const;
    return [policyChange(change, `merge of ${from} into ${plain(old)} → ${plain(next)}`)];
  });
}

function diffExclusions(
  subject: string,
  before: AttributePolicy['exclude'],
  after: AttributePolicy['exclude'],
): PolicyChange[] {
  const of = (list: AttributePolicy['exclude'], group: string): string | undefined =>
    list.find((excluded) => excluded.group === group)?.justification;
  const groups = [...new Set([...before, ...after].map(({ group }) => group))].sort();
  return groups.flatMap((group) => {
    const [old, next] = [of(before, group), of(after, group)];
    if (old === next) return [];
    const effect = old === undefined ? 'looser' : next === undefined ? 'stricter' : 'other';
    const said =
      old === undefined
        ? `${group} is excluded: ${next}`
        : next === undefined
          ? `${group} is no longer excluded`
          : `${group} is excluded for another reason: ${next}`;
    const change = { subject, field: 'exclude', before: old, after: next, effect } as const;
    return [policyChange(change, said)];
  });
}
