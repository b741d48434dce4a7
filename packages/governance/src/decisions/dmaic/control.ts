import type { Digest } from '@codexhub/common-config/kernel';
import type { DecisionRecord, Policy } from '@codexhub/common-config/records';

/** Who answers for it, until when, and what it stands on. */
export interface DmaicControl {
  readonly alias: string;
  /** Whether the alias moves only with approvals. */
  readonly isProtected: boolean;
  readonly protectedAliases: readonly string[];
  readonly approvals: readonly {
    readonly approver: string;
    readonly role: string | null;
    readonly at: string;
    readonly checks: readonly string[];
  }[];
  readonly waivers: readonly {
    readonly approver: string;
    readonly checks: readonly string[];
    readonly reason: string;
    readonly expires: string;
  }[];
  /** When the first waiver expires and the gate closes by itself; null where none is in force. */
  readonly reauditBy: string | null;
  readonly previous: Digest | null;
}

/** Control, from the record and the policy of then. */
export function dmaicControl(record: DecisionRecord, policy: Policy): DmaicControl {
  const { alias, approvals, waivers, previous } = record;
  const { approvers } = policy.approvals;
  const ends = waivers
    .map(({ expires }) => expires)
    .toSorted((one, other) => Date.parse(one) - Date.parse(other));
  return {
    alias,
    isProtected: policy.protectedAliases.includes(alias),
    protectedAliases: policy.protectedAliases,
    approvals: approvals.map(({ approver, at, checks }) => ({
      approver,
      role: approvers.find(({ name }) => name === approver)?.role ?? null,
      at,
      checks,
    })),
    waivers: waivers.map(({ approver, checks, reason, expires }) => ({
      approver,
      checks,
      reason,
      expires,
    })),
    reauditBy: ends[0] ?? null,
    previous,
  };
}
