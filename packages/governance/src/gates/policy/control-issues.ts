import type { ModelContract } from '@codexhub/common-config/contract';
import { closestName } from '../../internal/closest-name.ts';
import { type PolicyIssue, policyIssue } from './policy-issue.ts';

/** Controls are category features of the contract: what groups may differ in without being treated unequally. */
export function controlIssues(
  controls: readonly string[],
  { features }: ModelContract,
): PolicyIssue[] {
  const categories = Object.keys(features).filter((name) => features[name]!.type === 'category');
  return controls.flatMap((name, index) => {
    const at = ['governance', 'fairness', 'controls', index];
    if (controls.indexOf(name) < index) return [policyIssue(at, `"${name}" stands twice`)];
    if (categories.includes(name)) return [];
    const message = Object.hasOwn(features, name)
      ? `"${name}" is no category; groups are compared within the values of a category`
      : `the contract has no feature "${name}"`;
    return [policyIssue(at, message, closestName(name, categories))];
  });
}
