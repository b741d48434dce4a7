import { z } from 'zod';
import type { Digest } from '../kernel/index.ts';
import { type Approval, approvalSchema } from './approval.ts';
import { digestSchema } from './subject.ts';
import { type Waiver, waiverSchema } from './waiver.ts';

/** The envelope round a report's digest that an alias move leaves behind. */
export interface DecisionRecord {
  readonly schemaVersion: 1;
  readonly type: 'codexhub.decision';
  readonly alias: string;
  readonly report: Digest;
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  /** Who moved the alias. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The digest of the decision before this one on the same model, or null. */
  readonly previous: Digest | null;
}

export const decisionRecordSchema: z.ZodType<DecisionRecord> = z.strictObject({
  schemaVersion: z.literal(1),
  type: z.literal('codexhub.decision'),
  alias: z.string().min(1),
  report: digestSchema,
  approvals: z.array(approvalSchema),
  waivers: z.array(waiverSchema),
  actor: z.string().min(1),
  at: z.iso.datetime(),
  previous: digestSchema.nullable(),
});
