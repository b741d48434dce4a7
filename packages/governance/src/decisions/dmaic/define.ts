import type { AttributePolicy, Policy, Requirement } from '@codexhub/common-config/records';
import { limitInFigures } from '../../gates/words/requirement-in-figures.ts';

/** What was asked before anything was measured, for which reason, and who answers for it. */
export interface DmaicDefine {
  readonly checks: readonly {
    readonly id: string;
    /** `disparate_impact_ratio by sex (group_over_reference, of the model)`. */
    readonly asks: string;
    /** `≥ .80`. */
    readonly limit: string;
    readonly target: string | null;
    readonly reason: string;
    readonly owner: string | null;
    readonly tags: readonly string[];
    readonly enforced: boolean;
    readonly onInsufficientData: Requirement['onInsufficientData'];
  }[];
  /** How the groups of each attribute are formed and treated, a line each. */
  readonly attributes: readonly { readonly name: string; readonly treatment: readonly string[] }[];
  readonly controls: readonly string[];
  readonly approvers: readonly { readonly name: string; readonly role: string }[];
  readonly approvalsRequired: number;
}

/** Define, from the policy of then. */
export function dmaicDefine(policy: Policy): DmaicDefine {
  return {
    checks: policy.checks.map((check) => ({
      id: check.id,
      asks: asksOf(check),
      limit: limitInFigures(check),
      target:
        check.target === undefined
          ? null
          : limitInFigures({ direction: check.direction, limit: check.target }),
      reason: check.reason,
      owner: check.owner ?? null,
      tags: check.tags ?? [],
      enforced: check.enforce,
      onInsufficientData: check.onInsufficientData,
    })),
    attributes: policy.attributes.map((attribute) => ({
      name: attribute.name,
      treatment: treatmentOf(attribute),
    })),
    controls: policy.controls ?? [],
    approvers: policy.approvals.approvers.map(({ name, role }) => ({ name, role })),
    approvalsRequired: policy.approvals.required,
  };
}

function asksOf({ metric, attribute, change, definition, estimand }: Requirement): string {
  const moved = change === undefined ? '' : `${change} change of `;
  const by = attribute === undefined ? '' : ` by ${attribute}`;
  return `${moved}${metric}${by} (${definition}, of the ${estimand})`;
}

function treatmentOf(attribute: AttributePolicy): readonly string[] {
  const { of, bands, minimumGroupSize, reference, mergeInto, exclude, unknown } = attribute;
  return [
    ...(of ? [`crosses ${of.join(' and ')}`] : []),
    ...(bands ? [`cut at ${bands.join(', ')}`] : []),
    `judged from ${minimumGroupSize} rows`,
    reference === undefined ? 'against the group with the highest rate' : `against ${reference}`,
    ...Object.entries(mergeInto).map(([from, into]) => `${from} is counted with ${into}`),
    ...exclude.map(({ group, justification }) => `${group} is excluded: ${justification}`),
    unknown === 'block'
      ? 'rows of unknown group keep it closed'
      : 'rows of unknown group are reported',
  ];
}
