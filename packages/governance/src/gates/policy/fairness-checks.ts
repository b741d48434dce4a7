import type { ModelContract } from '@codexhub/common-config/contract';
import { closestName } from '../../internal/closest-name.ts';
import { fairnessMetrics, type GroupMetric } from '../judging/group-metric.ts';
import { attributeNameIssues } from './attribute-name-issues.ts';
import { accountability, type DraftCheck } from './draft-check.ts';
import { limitIssues, type Reach } from './limit-issues.ts';
import { type PolicyIssue, policyIssue } from './policy-issue.ts';
import type { GovernanceSection } from './sections.ts';

type Fairness = GovernanceSection['fairness'];
type FairnessCheck = Fairness['checks'][number];
type Path = readonly (string | number)[];

/** What governance.yaml asks of fairness. `fairness.enforce: false` holds for every check. */
export function fairnessChecks(
  fairness: Fairness,
  contract: ModelContract,
): { readonly drafts: readonly DraftCheck[]; readonly issues: readonly PolicyIssue[] } {
  const drafts: DraftCheck[] = [];
  const issues: PolicyIssue[] = [];
  fairness.checks.forEach((check, index) => {
    const path = ['governance', 'fairness', 'checks', index];
    const named = [...path, 'attribute'];
    issues.push(...attributeNameIssues(named, check.attribute, fairness.attributes, contract));
    const metric = fairnessMetrics.find((known) => known.metric === check.metric);
    if (!metric) {
      issues.push(unknownMetric(path, check.metric));
      return;
    }
    if (metric.definition !== check.definition) {
      issues.push(
        policyIssue(
          [...path, 'definition'],
          `${metric.metric} is defined here as ${metric.definition}, not "${check.definition}": max − min and min / max are biased by the number of groups and reach one side only`,
          metric.definition,
        ),
      );
      return;
    }
    issues.push(...limitIssues({ path, ...check }, reachOf(metric, check, fairness)));
    drafts.push(draft(path, check, fairness));
  });
  return { drafts, issues };
}

function reachOf(
  { metric, statistic, better }: GroupMetric,
  { attribute }: FairnessCheck,
  { attributes }: Fairness,
): Reach {
  const [minimum, maximum] = statistic.range;
  const signed = minimum < 0;
  // Against the group with the highest rate no other group can be ahead.
  const policy = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  const highest = policy !== undefined && policy.reference === undefined;
  const ceiling = metric === 'disparate_impact_ratio' ? 1 : maximum;
  return {
    subject: highest && ceiling < maximum ? `${metric} against the highest rate` : metric,
    minimum,
    maximum: highest ? ceiling : maximum,
    signed,
    better,
  };
}

function draft(path: Path, check: FairnessCheck, fairness: Fairness): DraftCheck {
  const { metric, definition, attribute, estimand, direction, limit, target } = check;
  return {
    path,
    base: `fairness.${metric}.${attribute}`,
    requirement: {
      kind: 'fairness',
      metric,
      definition,
      attribute,
      estimand,
      direction,
      limit,
      ...(target === undefined ? {} : { target }),
      minimumN: check.minimumN,
      level: check.level ?? fairness.level,
      enforce: check.enforce && fairness.enforce,
      onInsufficientData: check.onInsufficientData,
      ...accountability(check),
    },
  };
}

function unknownMetric(path: Path, metric: string): PolicyIssue {
  const known = fairnessMetrics.map((entry) => entry.metric);
  return policyIssue(
    [...path, 'metric'],
    `no fairness metric "${metric}"; there are ${known.join(', ')}`,
    closestName(metric, known),
  );
}
