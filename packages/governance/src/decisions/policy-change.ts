/** What a change of a policy does to a gate, whatever is measured; `other` where that depends. */
export type PolicyEffect = 'stricter' | 'looser' | 'other';

/** One difference of two policies. */
export interface PolicyChange {
  /** A check's id, `attribute sex`, `approvals`, `aliases`, `privacy` or `controls`. */
  readonly subject: string;
  /** Such as `limit`; `added` and `removed` are of the subject as a whole. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly effect: PolicyEffect;
  /** The line that people read. */
  readonly message: string;
}

/** A change in words: `fairness.disparate_impact_ratio.sex: limit ≥ .80 → ≥ .90 (stricter)`. */
export function policyChange(
  change: Omit<PolicyChange, 'message'>,
  said: string = `${change.field} ${plain(change.before)} → ${plain(change.after)}`,
): PolicyChange {
  return { ...change, message: `${change.subject}: ${said} (${change.effect})` };
}

/** A value for a line: a text as it stands, nothing as `none`, anything else as JSON. */
export function plain(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** The effect of a number that asks more the higher it is. */
export function moreIsStricter(before: number, after: number): PolicyEffect {
  return after > before ? 'stricter' : 'looser';
}
