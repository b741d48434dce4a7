import type { ModelContract } from '@codexhub/common-config/contract';
import { divergences } from '../../drift/divergence.ts';
import { closestName } from '../../internal/closest-name.ts';
import { accountability, type DraftCheck } from './draft-check.ts';
import { limitIssues } from './limit-issues.ts';
import { type PolicyIssue, policyIssue } from './policy-issue.ts';
import type { GovernanceSection } from './sections.ts';

type Drift = NonNullable<GovernanceSection['drift']>;
type DriftCheck = Drift['checks'][number];
type Path = readonly (string | number)[];

/**
 * What governance.yaml asks of drift: one check per metric, a comparison for each column. A check that
 * names its columns has them in its id, so that several limits may stand side by side.
 */
export function driftChecks(
  drift: Drift | undefined,
  contract: ModelContract,
): { readonly drafts: readonly DraftCheck[]; readonly issues: readonly PolicyIssue[] } {
  const drafts: DraftCheck[] = [];
  const issues: PolicyIssue[] = [];
  drift?.checks.forEach((check, index) => {
    const path = ['governance', 'drift', 'checks', index];
    const known = divergences.find(({ metric }) => metric === check.metric);
    issues.push(...columnIssues(path, check, contract));
    if (!known) {
      issues.push(unknownMetric(path, check.metric));
      return;
    }
    const { metric, definition, maximum } = known;
    const reach = { subject: metric, minimum: 0, maximum, signed: false, better: 'lower' as const };
    issues.push(...limitIssues({ path, ...check }, reach));
    drafts.push({
      path,
      base: ['drift', metric, ...(check.columns ? [check.columns.join('+')] : [])].join('.'),
      requirement: {
        kind: 'drift',
        metric,
        definition,
        columns: check.columns ?? Object.keys(contract.features),
        estimand: 'model',
        direction: check.direction,
        limit: check.limit,
        ...(check.target === undefined ? {} : { target: check.target }),
        minimumN: check.minimumN,
        level: check.level ?? drift.level,
        enforce: check.enforce,
        onInsufficientData: check.onInsufficientData,
        ...accountability(check),
      },
    });
  });
  return { drafts, issues };
}

function columnIssues(
  path: Path,
  { columns = [] }: DriftCheck,
  { features }: ModelContract,
): readonly PolicyIssue[] {
  const known = Object.keys(features);
  return columns.flatMap((column, at) => {
    const where = [...path, 'columns', at];
    if (columns.indexOf(column) < at) return [policyIssue(where, `"${column}" stands twice`)];
    if (known.includes(column)) return [];
    return [
      policyIssue(
        where,
        `the model has no input "${column}"; there are ${known.join(', ')}`,
        closestName(column, known),
      ),
    ];
  });
}

function unknownMetric(path: Path, metric: string): PolicyIssue {
  const known = divergences.map((one) => one.metric);
  return policyIssue(
    [...path, 'metric'],
    `no metric of drift "${metric}"; there are ${known.join(', ')}`,
    closestName(metric, known),
  );
}
