import type { ModelContract } from '@codexhub/common-config/contract';
import { closestName } from '../../internal/closest-name.ts';
import { sliceableMetrics, sliceDefinition } from '../observe/slice-metrics.ts';
import { attributeNameIssues } from './attribute-name-issues.ts';
import { changeChecks, changeIssues } from './change-checks.ts';
import { accountability, type DraftCheck } from './draft-check.ts';
import { limitIssues } from './limit-issues.ts';
import { type CatalogueEntry, metricCatalogue } from './metric-catalogue.ts';
import { type PolicyIssue, policyIssue } from './policy-issue.ts';
import type { GovernanceSection, MetricsSection } from './sections.ts';

type MetricCheck = MetricsSection['checks'][number];
type LimitCheck = MetricCheck & { readonly limit: number };

/**
 * What metrics.yaml asks: for each check the whole, each attribute that it is sliced by, and the change
 * against the champion.
 */
export function metricChecks(
  section: MetricsSection,
  attributes: GovernanceSection['fairness']['attributes'],
  contract: ModelContract,
): { readonly drafts: readonly DraftCheck[]; readonly issues: readonly PolicyIssue[] } {
  const drafts: DraftCheck[] = [];
  const issues: PolicyIssue[] = [];
  section.checks.forEach((check, index) => {
    const path = ['metrics', 'checks', index];
    const entry = metricCatalogue.find(({ metric }) => metric === check.metric);
    if (!entry) {
      issues.push(unknownMetric(path, check.metric));
      return;
    }
    issues.push(...changeIssues(path, check, entry));
    if (hasLimit(check)) {
      issues.push(
        ...limitIssues({ path, ...check }, { subject: entry.metric, signed: false, ...entry }),
      );
      issues.push(...sliceIssues(path, check, attributes, contract));
      drafts.push(
        draft(path, check, entry, check.level ?? section.level),
        ...slices(path, check, entry, check.level ?? section.level, contract),
      );
    }
    drafts.push(...changeChecks(path, check, entry, check.level ?? section.level));
  });
  return { drafts, issues };
}

function hasLimit(check: MetricCheck): check is LimitCheck {
  return check.limit !== undefined;
}

function unknownMetric(path: readonly (string | number)[], metric: string): PolicyIssue {
  const known = metricCatalogue.map((entry) => entry.metric);
  return policyIssue(
    [...path, 'metric'],
    `no metric "${metric}"; there are ${known.join(', ')}`,
    closestName(metric, known),
  );
}

function draft(
  path: readonly (string | number)[],
  check: LimitCheck,
  { metric, definition }: CatalogueEntry,
  level: number,
): DraftCheck {
  const { estimand, direction, limit, target, minimumN, enforce, onInsufficientData } = check;
  return {
    path,
    base: `metrics.${metric}`,
    requirement: {
      kind: 'metric',
      metric,
      definition,
      estimand,
      direction,
      limit,
      ...(target === undefined ? {} : { target }),
      minimumN,
      level,
      enforce,
      onInsufficientData,
      ...accountability(check),
    },
  };
}

function slices(
  path: readonly (string | number)[],
  check: LimitCheck,
  entry: CatalogueEntry,
  level: number,
  { target }: ModelContract,
): DraftCheck[] {
  const positive = target.positive === target.favourable ? 'favourable' : 'unfavourable';
  return check.slices.map((attribute, index) => {
    const { base, requirement } = draft(path, check, entry, level);
    return {
      path: [...path, 'slices', index],
      base: `${base}.${attribute}`,
      requirement: {
        ...requirement,
        definition: sliceDefinition(entry.definition, positive),
        attribute,
      },
    };
  });
}

function sliceIssues(
  path: readonly (string | number)[],
  { metric, slices: names }: MetricCheck,
  attributes: GovernanceSection['fairness']['attributes'],
  contract: ModelContract,
): PolicyIssue[] {
  if (names.length > 0 && !sliceableMetrics.includes(metric)) {
    return [
      policyIssue(
        [...path, 'slices'],
        `counts of groups cannot give ${metric}; only ${sliceableMetrics.join(', ')} can be sliced`,
      ),
    ];
  }
  return names.flatMap((name, index) =>
    attributeNameIssues([...path, 'slices', index], name, attributes, contract),
  );
}
