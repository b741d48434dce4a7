import type { Accounting, GateReport, Requirement } from '@codexhub/common-config/records';
import type { LimitBand } from '../plots/group-bars-plot.ts';
import { formatNumber } from '../text/format-number.ts';

const RATIOS = new Set([
  'disparate_impact_ratio',
  'demographic_parity_ratio',
  'selection_rate_ratio',
]);

/**
 * Where the limit on the ratio of rates lies, round the reference group's own rate: from limit ×
 * rate to rate / limit (.8 to 1.25 of it for the four-fifths rule). Undefined where the policy
 * limits no such ratio on the attribute, or the reference has no rate.
 */
export function limitBand(report: GateReport, accounting: Accounting): LimitBand | undefined {
  const row = report.checks.find(({ requirement }) => isRatioOf(requirement, accounting));
  const reference = row?.comparisons.find((comparison) => comparison.reference !== null)?.reference;
  const rate = accounting.groups.find(({ group }) => group === reference)?.rate;
  if (!row || !rate?.defined) return undefined;
  const { limit } = row.requirement;
  return {
    lower: limit * rate.value,
    upper: Math.min(1, rate.value / limit),
    label: `${formatNumber(limit, 2)} to ${formatNumber(1 / limit, 2)} times the rate of ${reference}`,
  };
}

function isRatioOf(requirement: Requirement, { attribute, estimand }: Accounting): boolean {
  return (
    RATIOS.has(requirement.metric) &&
    requirement.attribute === attribute &&
    requirement.estimand === estimand &&
    requirement.direction === 'at_least' &&
    requirement.limit > 0
  );
}
