import type { ModelContract } from '@codexhub/common-config/contract';
import type { AttributePolicy, Policy } from '@codexhub/common-config/records';
import { entityIssues } from '../../privacy/entities.ts';
import { approverIssues } from './approver-issues.ts';
import { attributeIssues } from './attribute-issues.ts';
import { controlIssues } from './control-issues.ts';
import { nameChecks } from './draft-check.ts';
import { driftChecks } from './drift-checks.ts';
import { fairnessChecks } from './fairness-checks.ts';
import { metricChecks } from './metric-checks.ts';
import type { PolicyIssue } from './policy-issue.ts';
import type { GovernanceSection, MetricsSection } from './sections.ts';
import { standingChecks } from './standing-checks.ts';

/** What a policy is compiled from. */
export interface PolicyToCompile {
  readonly metrics: MetricsSection;
  readonly governance: GovernanceSection;
  readonly contract: ModelContract;
}

/** The policy, and everything in its sources that cannot hold. With issues it must not be used. */
export interface CompiledPolicy {
  readonly policy: Policy;
  /** Where each check is written, by its id: a path that `loadConfig` finds line and column of. */
  readonly paths: ReadonlyMap<string, readonly (string | number)[]>;
  readonly issues: readonly PolicyIssue[];
}

/**
 * Compiles metrics.yaml and governance.yaml, against the contract, into the policy that a gate
 * report is measured by: plain data, with one check per requirement and slice, and the checks that
 * stand in every policy (`privacy.findings`, `parity.maximum_difference`, `parity.decision_flips`,
 * `data_contract.violations`).
 *
 * It throws nothing: whatever cannot hold is an issue with its path. An unknown metric, definition,
 * attribute, group or entity (with the name that was probably meant); a limit that the definition
 * cannot reach or that never acts; a target that is not stricter; bands that do not fit; a group
 * both merged and excluded; two checks with one id; two approvers with one name or key.
 *
 * @example
 * compilePolicy({ metrics, governance, contract }).policy.checks[0]?.id; // Returns: 'metrics.roc_auc'
 */
export function compilePolicy({ metrics, governance, contract }: PolicyToCompile): CompiledPolicy {
  const { fairness, drift, privacy, approvals, protectedAliases } = governance;
  const measured = metricChecks(metrics, fairness.attributes, contract);
  const fair = fairnessChecks(fairness, contract);
  const drifted = driftChecks(drift, contract);
  const standing = standingChecks(privacy, metrics.level);
  const named = nameChecks([...measured.drafts, ...fair.drafts, ...drifted.drafts, ...standing]);
  const policy: Policy = {
    schemaVersion: 1,
    checks: named.checks,
    attributes: Object.entries(fairness.attributes).map(([name, attribute]) =>
      compileAttribute(name, attribute),
    ),
    ...(fairness.controls.length === 0 ? {} : { controls: fairness.controls }),
    privacy: { entities: privacy.entities, minimumCell: privacy.minimumCell },
    approvals,
    protectedAliases,
  };
  const issues = [
    ...measured.issues,
    ...attributeIssues(fairness.attributes, contract),
    ...controlIssues(fairness.controls, contract),
    ...fair.issues,
    ...drifted.issues,
    ...entityIssues(privacy.entities),
    ...approverIssues(approvals),
    ...named.issues,
  ];
  return { policy, paths: named.paths, issues };
}

function compileAttribute(
  name: string,
  attribute: GovernanceSection['fairness']['attributes'][string],
): AttributePolicy {
  const { of, minimumGroupSize, reference, mergeInto, exclude, unknown, bands } = attribute;
  return {
    name,
    ...(of === undefined ? {} : { of }),
    minimumGroupSize,
    ...(reference === undefined ? {} : { reference }),
    mergeInto,
    exclude,
    unknown,
    ...(bands === undefined ? {} : { bands }),
  };
}
