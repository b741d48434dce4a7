import type { Comparison, Requirement } from '@codexhub/common-config/records';
import { formatNumber } from '../text/format-number.ts';
import { isolate } from '../text/isolate.ts';
import { words } from '../text/words.ts';

/** What a check asks for: `≥ 0.800`, `≤ 0.100`, `within ±0.100`. */
export function limitText(requirement: Requirement, limit: number = requirement.limit): string {
  switch (requirement.direction) {
    case 'at_least':
      return `≥ ${formatNumber(limit)}`;
    case 'at_most':
      return `≤ ${formatNumber(limit)}`;
    case 'within':
      return `within ±${formatNumber(limit)}`;
  }
}

/** What is compared: the attribute, and the group with its reference where there are any. */
export function sliceText(requirement: Requirement, comparison: Comparison | undefined): string {
  const { attribute } = requirement;
  if (attribute === undefined) return comparison?.group ?? '';
  if (comparison?.group == null) return attribute;
  const against = comparison.reference === null ? '' : ` vs ${isolate(comparison.reference)}`;
  return `${attribute}: ${isolate(comparison.group)}${against}`;
}

/**
 * The check's metric in words, and which change of it; one that is no performance or fairness says what it
 * looks at.
 */
export function checkName({ kind, metric, change }: Requirement): string {
  const name = words(kind === 'metric' || kind === 'fairness' ? metric : `${kind}_${metric}`);
  return change === undefined ? name : `${name}, ${change} change`;
}

/** Why the limit is what it is, which rules ask for it, and who answers for it. */
export function whyText({ reason, tags = [], owner }: Requirement): string {
  const said = reason === '' ? 'no reason given' : reason;
  const rules = tags.length === 0 ? '' : ` [${tags.join(', ')}]`;
  return `${said}${rules}${owner === undefined ? '' : ` (owner: ${owner})`}`;
}
