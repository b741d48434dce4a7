import { canonicalJson } from '@codexhub/common-config/kernel';
import type { Requirement } from '@codexhub/common-config/records';
import { limitInFigures } from '../gates/words/requirement-in-figures.ts';
import {
  moreIsStricter,
  type PolicyChange,
  type PolicyEffect,
  policyChange,
} from './policy-change.ts';

/** Checks by id: added, removed, and what changed in those that stayed. */
export function diffChecks(
  before: readonly Requirement[],
  after: readonly Requirement[],
): PolicyChange[] {
  const known = new Map(before.map((check) => [check.id, check]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((check) => {
      const old = known.get(check.id);
      return old ? diffCheck(old, check) : [added(check)];
    }),
    ...before.filter(({ id }) => !kept.has(id)).map(removed),
  ];
}

function added(check: Requirement): PolicyChange {
  const change = { subject: check.id, field: 'added', before: undefined, after: check } as const;
  return policyChange({ ...change, effect: 'stricter' }, `added, ${limitInFigures(check)}`);
}

function removed(check: Requirement): PolicyChange {
  const change = { subject: check.id, field: 'removed', before: check, after: undefined } as const;
  return policyChange({ ...change, effect: 'looser' }, `removed, was ${limitInFigures(check)}`);
}

type Weigh = (before: Requirement, after: Requirement) => PolicyEffect;

// Fields that ask more or less by themselves. What any other changes depends on the data.
const weights: Readonly<Record<string, Weigh>> = {
  limit: (before, after) => boundEffect(before, after, before.limit, after.limit),
  target: (before, after) => {
    if (before.target === undefined) return 'stricter';
    if (after.target === undefined) return 'looser';
    return boundEffect(before, after, before.target, after.target);
  },
  // A higher level widens every interval: less passes, and less fails outright.
  level: (before, after) => moreIsStricter(before.level, after.level),
  minimumN: (before, after) => moreIsStricter(before.minimumN, after.minimumN),
  enforce: (_, after) => (after.enforce ? 'stricter' : 'looser'),
  onInsufficientData: (_, after) => (after.onInsufficientData === 'block' ? 'stricter' : 'looser'),
};

function diffCheck(before: Requirement, after: Requirement): PolicyChange[] {
  const [old, next] = [before, after].map(
    (check) => new Map<string, unknown>(Object.entries(check)),
  );
  // What is measured first, then what is asked of it.
  const fields = [...new Set([...old!.keys(), ...next!.keys()])].sort(
    (one, other) => rank(one) - rank(other) || (one < other ? -1 : 1),
  );
  return fields.flatMap((field) => {
    const change = { subject: before.id, field, before: old!.get(field), after: next!.get(field) };
    if (canonicalJson({ of: change.before }) === canonicalJson({ of: change.after })) return [];
    const effect = weights[field]?.(before, after) ?? 'other';
    return [policyChange({ ...change, effect }, saidOf(field, before, after))];
  });
}

function rank(field: string): number {
  return ['limit', 'target', 'reason', 'owner', 'tags'].indexOf(field);
}

function saidOf(field: string, before: Requirement, after: Requirement): string | undefined {
  if (field !== 'limit' && field !== 'target') return undefined;
  const figure = (check: Requirement): string => {
    const limit = check[field];
    return limit === undefined ? 'none' : limitInFigures({ direction: check.direction, limit });
  };
  return `${field} ${figure(before)} → ${figure(after)}`;
}

/** Of a bound: with another direction, or on another scale, it is not the same bound moved. */
function boundEffect(
  before: Requirement,
  after: Requirement,
  old: number,
  next: number,
): PolicyEffect {
  if (before.direction !== after.direction || before.change !== after.change) return 'other';
  return before.direction === 'at_least' ? moreIsStricter(old, next) : moreIsStricter(next, old);
}
