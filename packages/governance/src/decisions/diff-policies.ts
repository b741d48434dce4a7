import { canonicalJson } from '@codexhub/common-config/kernel';
import type { Approver, Policy } from '@codexhub/common-config/records';
import { diffAttributes } from './diff-attributes.ts';
import { diffChecks } from './diff-checks.ts';
import {
  moreIsStricter,
  type PolicyChange,
  type PolicyEffect,
  plain,
  policyChange,
} from './policy-change.ts';

/**
 * What changed from one policy to another, a line each: checks added and removed, limits, targets, levels,
 * minimum n, enforcement, what happens on insufficient data; how groups are treated; who may open a gate,
 * how many of them, and which aliases are protected. Each says whether a gate is stricter by it, looser, or
 * whether that depends on the data (`other`). Order of checks and of lists does not count.
 *
 * A policy may be stricter in every line and still open for a model that the other kept out, and the
 * other way round: {@link replayPolicy} asks the decisions that were made.
 *
 * @returns the changes, checks first; empty where the two ask the same.
 * @example
 * diffPolicies(before, after).map(({ message }) => message);
 * // Returns: ['fairness.disparate_impact_ratio.sex: limit ≥ .80 → ≥ .90 (stricter)']
 */
export function diffPolicies(before: Policy, after: Policy): readonly PolicyChange[] {
  return [
    ...diffChecks(before.checks, after.checks),
    ...diffAttributes(before.attributes, after.attributes),
    ...diffNames('controls', before.controls ?? [], after.controls ?? [], {
      added: 'other',
      removed: 'other',
    }),
    ...diffNames('privacy', before.privacy?.entities ?? [], after.privacy?.entities ?? [], {
      added: 'stricter',
      removed: 'looser',
    }),
    ...diffMinimumCell(before, after),
    ...diffApprovals(before.approvals, after.approvals),
    ...diffNames('aliases', before.protectedAliases, after.protectedAliases, {
      added: 'stricter',
      removed: 'looser',
    }),
    ...diffOthers(before, after),
  ];
}

const told = new Set<string>([
  'checks',
  'attributes',
  'controls',
  'privacy',
  'approvals',
  'protectedAliases',
] satisfies (keyof Policy)[]);

/** What this release knows no word for is told as it stands: no difference is passed over. */
function diffOthers(before: Policy, after: Policy): PolicyChange[] {
  const [old, next] = [before, after].map(
    (policy) => new Map<string, unknown>(Object.entries(policy)),
  );
  const fields = [...new Set([...old!.keys(), ...next!.keys()])].filter((name) => !told.has(name));
  return fields.flatMap((field) => {
    const change = { subject: 'policy', field, before: old!.get(field), after: next!.get(field) };
    if (canonicalJson({ of: change.before }) === canonicalJson({ of: change.after })) return [];
    return [policyChange({ ...change, effect: 'other' })];
  });
}

const said: Readonly<Record<string, readonly [added: string, removed: string]>> = {
  controls: ['groups are compared within', 'groups are no longer compared within'],
  privacy: ['artefacts are searched for', 'artefacts are no longer searched for'],
  aliases: ['now protected:', 'no longer protected:'],
};

function diffNames(
  subject: string,
  before: readonly string[],
  after: readonly string[],
  effects: { readonly added: PolicyEffect; readonly removed: PolicyEffect },
): PolicyChange[] {
  const [isNew, isGone] = said[subject]!;
  return [
    ...after
      .filter((name) => !before.includes(name))
      .map((name) => {
        const change = { subject, field: 'added', before: undefined, after: name };
        return policyChange({ ...change, effect: effects.added }, `${isNew} ${name}`);
      }),
    ...before
      .filter((name) => !after.includes(name))
      .map((name) => {
        const change = { subject, field: 'removed', before: name, after: undefined };
        return policyChange({ ...change, effect: effects.removed }, `${isGone} ${name}`);
      }),
  ];
}

/** Which counts are told changes no verdict. */
function diffMinimumCell(before: Policy, after: Policy): PolicyChange[] {
  const [old, next] = [before.privacy?.minimumCell, after.privacy?.minimumCell];
  if (old === next) return [];
  const change = { subject: 'privacy', field: 'minimumCell', before: old, after: next } as const;
  return [policyChange({ ...change, effect: 'other' })];
}

function diffApprovals(before: Policy['approvals'], after: Policy['approvals']): PolicyChange[] {
  const subject = 'approvals';
  const changes: PolicyChange[] = [];
  if (before.required !== after.required) {
    const effect = moreIsStricter(before.required, after.required);
    const required = { before: before.required, after: after.required };
    changes.push(policyChange({ subject, field: 'required', ...required, effect }));
  }
  const of = (list: readonly Approver[], name: string): Approver | undefined =>
    list.find((approver) => approver.name === name);
  const names = [...before.approvers, ...after.approvers].map(({ name }) => name);
  for (const name of new Set(names)) {
    const [old, next] = [of(before.approvers, name), of(after.approvers, name)];
    if (canonicalJson({ of: old }) === canonicalJson({ of: next })) continue;
    // More people who may open a gate are more ways to open it.
    const effect = old === undefined ? 'looser' : next === undefined ? 'stricter' : 'other';
    const change = { subject, field: 'approvers', before: old, after: next, effect } as const;
    changes.push(policyChange(change, approverSaid(name, old, next)));
  }
  return changes;
}

function approverSaid(name: string, old: Approver | undefined, next: Approver | undefined): string {
  if (old === undefined) return `${name} may approve as ${plain(next?.role)}`;
  if (next === undefined) return `${name} may no longer approve`;
  if (old.publicKey !== next.publicKey) return `${name} has another key`;
  return `${name} is ${old.role} → ${next.role}`;
}
