import { z } from 'zod';

/** Which question a number answers: how good this very model is, or the procedure that made it. */
export type Estimand = 'model' | 'procedure';

/** One check of a compiled policy: plain data, ids are strings whose owner compiled them. */
export interface Requirement {
  /** Unique in the policy, such as `fairness.disparate_impact_ratio.afam`. */
  readonly id: string;
  readonly kind: 'metric' | 'fairness' | 'drift' | 'privacy' | 'parity' | 'data_contract';
  readonly metric: string;
  /** The definition by name, such as `sklearn.metrics.roc_auc_score`. */
  readonly definition: string;
  readonly attribute?: string | undefined;
  /** Each of them has a comparison of its own, whose group it is; of drift. */
  readonly columns?: readonly string[] | undefined;
  /** The limit is on the change against the champion, in units of the metric or of |champion|. */
  readonly change?: 'absolute' | 'relative' | undefined;
  readonly estimand: Estimand;
  /** `within` asks for |value| ≤ limit. */
  readonly direction: 'at_least' | 'at_most' | 'within';
  readonly limit: number;
  /** Stricter than the limit: short of it is a `warn`. */
  readonly target?: number | undefined;
  /** Rows below which nothing is concluded. */
  readonly minimumN: number;
  readonly level: number;
  readonly enforce: boolean;
  readonly onInsufficientData: 'block' | 'review';
  /** Why the limit is what it is. */
  readonly reason: string;
  /** Who answers for the limit. */
  readonly owner?: string | undefined;
  /** The rules that ask for it, such as `29 CFR 1607.4(D)`. */
  readonly tags?: readonly string[] | undefined;
}

export const requirementSchema: z.ZodType<Requirement> = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['metric', 'fairness', 'drift', 'privacy', 'parity', 'data_contract']),
  metric: z.string().min(1),
  definition: z.string().min(1),
  attribute: z.string().min(1).optional(),
  columns: z.array(z.string().min(1)).min(1).optional(),
  change: z.enum(['absolute', 'relative']).optional(),
  estimand: z.enum(['model', 'procedure']),
  direction: z.enum(['at_least', 'at_most', 'within']),
  limit: z.number(),
  target: z.number().optional(),
  minimumN: z.number().int().min(0),
  level: z.number().gt(0).lt(1),
  enforce: z.boolean(),
  onInsufficientData: z.enum(['block', 'review']),
  reason: z.string(),
  owner: z.string().min(1).optional(),
  tags: z.array(z.string().min(1)).optional(),
});
