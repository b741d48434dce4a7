import { GovernanceError } from '../../errors.ts';

/** The decision to treat groups by different thresholds, and why: it is made by people, not by default. */
export interface GroupThresholdPolicy {
  readonly allowGroupThresholds: true;
  /** Kept in the result: who reads it must learn why. */
  readonly justification: string;
}

/** @throws GovernanceError `GOVERNANCE_GROUP_THRESHOLDS_NOT_ALLOWED` */
export function requirePolicy(policy: unknown): GroupThresholdPolicy {
  const { allowGroupThresholds, justification } = Object(policy) as Record<string, unknown>;
  const isJustified = typeof justification === 'string' && justification.trim() !== '';
  if (allowGroupThresholds === true && isJustified) return { allowGroupThresholds, justification };
  throw new GovernanceError('GOVERNANCE_GROUP_THRESHOLDS_NOT_ALLOWED', {
    message: `group thresholds: the policy must allow them and say why, for they treat people by their group, which some law forbids (in the United States Title VII and ECOA); received ${allowGroupThresholds === true ? 'no justification' : 'no permission'}; get legal advice, then pass policy: { allowGroupThresholds: true, justification }`,
  });
}

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` */
export function requireTolerance(tolerance: unknown, option: string): number {
  if (typeof tolerance === 'number' && tolerance >= 0 && tolerance <= 1) return tolerance;
  throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `group thresholds: ${option} must be a number from 0 to 1; received ${typeof tolerance === 'number' ? tolerance : typeof tolerance}; choose one such as 0.02`,
    details: { option },
  });
}
