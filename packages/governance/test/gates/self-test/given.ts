import type { AttributePolicy, Policy, Requirement } from '@codexhub/common-config/records';
import { type CheckSelfTest, type SelfTestReport, selfTestGate } from '../../../src/index.ts';
import { policyOf, requirement } from '../../support.ts';

/** A policy of these checks, each under its own name, on `sex` against `m` unless it is said otherwise. */
export function policyFor(
  checks: readonly Partial<Requirement>[],
  attribute: Partial<AttributePolicy> = {},
  more: readonly AttributePolicy[] = [],
): Policy {
  const named = checks.map((check, at) =>
    requirement({ id: `${at} ${check.metric ?? 'disparate_impact_ratio'}`, ...check }),
  );
  const policy = policyOf(named, attribute);
  return { ...policy, attributes: [...policy.attributes, ...more] };
}

export function againstHighest(attribute: Partial<AttributePolicy> = {}): AttributePolicy {
  return {
    name: 'sex',
    minimumGroupSize: 100,
    mergeInto: {},
    exclude: [],
    unknown: 'block',
    ...attribute,
  };
}

/** What killed each dead check. */
export function deaths(report: SelfTestReport): readonly string[] {
  return report.checks.filter(({ alive }) => !alive).map(({ check, why }) => `${check}: ${why}`);
}

export function tested(policy: Policy): readonly string[] {
  return deaths(selfTestGate(policy));
}

export function controlsOf({ controls }: CheckSelfTest): Readonly<Record<string, string>> {
  return Object.fromEntries(controls.map(({ control, answered }) => [control, answered]));
}
