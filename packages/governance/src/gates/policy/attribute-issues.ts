import type { ModelContract } from '@codexhub/common-config/contract';
import { closestName } from '../../internal/closest-name.ts';
import { groupsOfAttribute } from './groups-of-attribute.ts';
import { type PolicyIssue, policyIssue } from './policy-issue.ts';
import type { GovernanceSection } from './sections.ts';

type Attributes = GovernanceSection['fairness']['attributes'];
type AttributeSection = Attributes[string];
type Path = readonly (string | number)[];

/** What cannot hold in `fairness.attributes`, against the contract's protected attributes. */
export function attributeIssues(attributes: Attributes, contract: ModelContract): PolicyIssue[] {
  const path = ['governance', 'fairness', 'attributes'];
  const known = contract.protectedAttributes;
  const without = Object.keys(known).filter((name) => !Object.hasOwn(attributes, name));
  return [
    ...without.map((name) =>
      policyIssue(path, `the contract protects "${name}": say how its groups are treated`),
    ),
    ...Object.entries(attributes).flatMap(([name, attribute]) => {
      const at = [...path, name];
      const field = Object.hasOwn(known, name) ? known[name] : undefined;
      const issues = attribute.of
        ? crossingIssues(at, attribute, attributes, known)
        : field
          ? bandIssues(at, attribute, field.type)
          : [
              policyIssue(
                at,
                `the contract has no protected attribute "${name}"; one that crosses others says which under "of"`,
                closestName(name, Object.keys(known)),
              ),
            ];
      if (issues.length > 0) return issues;
      return groupIssues(at, attribute, groupsOfAttribute(name, attributes, contract));
    }),
  ];
}

function crossingIssues(
  path: Path,
  { of = [], bands }: AttributeSection,
  attributes: Attributes,
  known: ModelContract['protectedAttributes'],
): PolicyIssue[] {
  const issues: PolicyIssue[] = [];
  if (Object.hasOwn(known, path.at(-1)!)) {
    issues.push(
      policyIssue(path, 'the contract has an attribute of this name; give the crossing another'),
    );
  }
  if (bands) {
    issues.push(policyIssue([...path, 'bands'], 'bands belong to the attributes that are crossed'));
  }
  of.forEach((name, index) => {
    const at = [...path, 'of', index];
    if (!Object.hasOwn(known, name) || !Object.hasOwn(attributes, name)) {
      issues.push(
        policyIssue(
          at,
          `"${name}" is no protected attribute of the contract that the policy treats`,
          closestName(name, Object.keys(known)),
        ),
      );
    } else if (of.indexOf(name) < index) {
      issues.push(policyIssue(at, `"${name}" is crossed with itself`));
    }
  });
  return issues;
}

function bandIssues(
  path: Path,
  { bands }: AttributeSection,
  type: 'category' | 'number',
): PolicyIssue[] {
  if (type === 'category') {
    return bands
      ? [policyIssue([...path, 'bands'], 'a category is not cut into bands; remove them')]
      : [];
  }
  if (!bands) return [policyIssue(path, 'a number needs bands, the inner edges of its groups')];
  const wrong = bands.findIndex((edge, index) => index > 0 && edge <= bands[index - 1]!);
  return wrong < 0 ? [] : [policyIssue([...path, 'bands', wrong], 'bands must ascend')];
}

function groupIssues(
  path: Path,
  { reference, mergeInto, exclude }: AttributeSection,
  groups: readonly string[],
): PolicyIssue[] {
  const unknown = (at: Path, group: string): PolicyIssue[] =>
    groups.includes(group)
      ? []
      : [
          policyIssue(
            [...path, ...at],
            `no group "${group}"; there are ${groups.map((name) => `"${name}"`).join(', ')}`,
            closestName(group, groups),
          ),
        ];
  const problem = (at: Path, message: string): PolicyIssue =>
    policyIssue([...path, ...at], message);
  const excluded = new Set(exclude.map(({ group }) => group));
  const issues = reference === undefined ? [] : unknown(['reference'], reference);
  if (reference !== undefined && Object.hasOwn(mergeInto, reference)) {
    issues.push(
      problem(['reference'], `"${reference}" is merged away; name the group it goes into`),
    );
  }
  if (reference !== undefined && excluded.has(reference)) {
    issues.push(problem(['reference'], `"${reference}" is excluded and cannot be the reference`));
  }
  for (const [from, into] of Object.entries(mergeInto)) {
    const at = ['mergeInto', from];
    issues.push(...unknown(at, from), ...unknown(at, into));
    if (Object.hasOwn(mergeInto, into)) {
      issues.push(problem(at, `"${into}" is itself merged; name the group where both end`));
    }
    if (excluded.has(from) || excluded.has(into)) {
      issues.push(problem(at, 'a group cannot be both merged and excluded'));
    }
  }
  exclude.forEach(({ group }, index) => {
    issues.push(...unknown(['exclude', index, 'group'], group));
    if (exclude.findIndex((other) => other.group === group) < index) {
      issues.push(problem(['exclude', index, 'group'], `"${group}" is excluded twice`));
    }
  });
  return issues;
}
