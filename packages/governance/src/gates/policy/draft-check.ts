import type { Requirement } from '@codexhub/common-config/records';
import { type PolicyIssue, policyIssue } from './policy-issue.ts';

/** A requirement that still lacks its id, and where it was written. */
export interface DraftCheck {
  readonly path: readonly (string | number)[];
  /** `metrics.roc_auc`, `fairness.disparate_impact_ratio.afam`, … */
  readonly base: string;
  readonly requirement: Omit<Requirement, 'id'>;
}

/** Why a limit stands, who answers for it, and which rules ask for it. */
export function accountability({
  reason,
  owner,
  tags,
}: {
  readonly reason: string;
  readonly owner?: string | undefined;
  readonly tags: readonly string[];
}): Pick<Requirement, 'reason' | 'owner' | 'tags'> {
  return {
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

/** Gives every draft its id: the base, with the estimand only where that is needed to be unique. */
export function nameChecks(drafts: readonly DraftCheck[]): {
  readonly checks: readonly Requirement[];
  readonly paths: ReadonlyMap<string, DraftCheck['path']>;
  readonly issues: readonly PolicyIssue[];
} {
  const named = drafts.map(({ path, base, requirement }) => {
    const rivals = drafts.filter((draft) => draft.base === base);
    const estimands = new Set(rivals.map((draft) => draft.requirement.estimand));
    const id = estimands.size > 1 ? `${base}.${requirement.estimand}` : base;
    return { path, check: { id, ...requirement } };
  });
  const issues = named.flatMap(({ path, check }, index) =>
    named.findIndex((other) => other.check.id === check.id) < index
      ? [policyIssue(path, `there is another check "${check.id}"; keep one of them`)]
      : [],
  );
  return {
    checks: named.map(({ check }) => check),
    paths: new Map(named.map(({ path, check }) => [check.id, path])),
    issues,
  };
}
