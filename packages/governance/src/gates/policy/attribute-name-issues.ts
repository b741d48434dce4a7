import type { ModelContract } from '@codexhub/common-config/contract';
import { closestName } from '../../internal/closest-name.ts';
import { type PolicyIssue, policyIssue } from './policy-issue.ts';
import type { GovernanceSection } from './sections.ts';

/** Whether a check names an attribute that the contract protects, or that crosses such, and the policy treats. */
export function attributeNameIssues(
  path: readonly (string | number)[],
  name: string,
  attributes: GovernanceSection['fairness']['attributes'],
  { protectedAttributes }: ModelContract,
): PolicyIssue[] {
  if (Object.hasOwn(attributes, name)) {
    if (attributes[name]!.of || Object.hasOwn(protectedAttributes, name)) return [];
  } else if (Object.hasOwn(protectedAttributes, name)) {
    return [policyIssue(path, `"${name}" has no policy under governance.fairness.attributes`)];
  }
  const known = [...new Set([...Object.keys(protectedAttributes), ...Object.keys(attributes)])];
  return [
    policyIssue(
      path,
      `the contract has no protected attribute "${name}"`,
      closestName(name, known),
    ),
  ];
}
