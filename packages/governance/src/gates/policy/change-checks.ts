import { type ChangeKind, changeDefinition, changeKinds } from './change-definition.ts';
import { accountability, type DraftCheck } from './draft-check.ts';
import { limitIssues, type Reach } from './limit-issues.ts';
import type { CatalogueEntry } from './metric-catalogue.ts';
import { type PolicyIssue, policyIssue } from './policy-issue.ts';
import type { MetricsSection } from './sections.ts';

type MetricCheck = MetricsSection['checks'][number];
type Path = readonly (string | number)[];

/**
 * What a check asks of the change against the champion: a check of its own for each limit, of the
 * served model whatever the check's estimand, for a champion's bytes do not tell how its procedure does.
 */
export function changeChecks(
  path: Path,
  check: MetricCheck,
  entry: CatalogueEntry,
  level: number,
): readonly DraftCheck[] {
  return limitsOf(check).map(({ kind, limit }) => ({
    path: [...path, 'change', kind],
    base: `metrics.${entry.metric}.change.${kind}`,
    requirement: {
      kind: 'metric',
      metric: entry.metric,
      definition: changeDefinition(entry.definition, kind),
      change: kind,
      estimand: 'model',
      direction: check.direction,
      limit,
      minimumN: check.minimumN,
      level,
      enforce: check.enforce,
      onInsufficientData: check.onInsufficientData,
      ...accountability(check),
    },
  }));
}

/** A check that asks nothing, what belongs to a limit that is not there, and limits that cannot act. */
export function changeIssues(
  path: Path,
  check: MetricCheck,
  entry: CatalogueEntry,
): readonly PolicyIssue[] {
  const limits = limitsOf(check);
  if (check.change && limits.length === 0) {
    return [policyIssue([...path, 'change'], 'say absolute, relative or both, or leave it out')];
  }
  if (check.limit === undefined && limits.length === 0) {
    return [policyIssue(path, 'a check needs a limit, a change against the champion, or both')];
  }
  const orphans = [
    ...(check.target === undefined ? [] : ['target']),
    ...(check.slices.length === 0 ? [] : ['slices']),
  ].map((field) =>
    policyIssue([...path, field], 'speaks of the limit, and there is none; a change has no such'),
  );
  return [
    ...(check.limit === undefined ? orphans : []),
    ...limits.flatMap(({ kind, limit }) =>
      limitIssues(
        { path, at: ['change', kind], direction: check.direction, limit },
        reachOf(entry, kind),
      ),
    ),
  ];
}

function limitsOf({ change }: MetricCheck): readonly {
  readonly kind: ChangeKind;
  readonly limit: number;
}[] {
  return changeKinds.flatMap((kind) => {
    const limit = change?.[kind];
    return limit === undefined ? [] : [{ kind, limit }];
  });
}

// A change is asked in the direction in which the metric is better: "within" would call better worse.
function reachOf({ metric, minimum, maximum, better }: CatalogueEntry, kind: ChangeKind): Reach {
  const span = maximum - minimum;
  return {
    subject: `the ${kind} change of ${metric}`,
    minimum: kind === 'absolute' ? -span : minimum >= 0 ? -1 : Number.NEGATIVE_INFINITY,
    maximum: kind === 'absolute' ? span : Number.POSITIVE_INFINITY,
    signed: true,
    better,
  };
}
