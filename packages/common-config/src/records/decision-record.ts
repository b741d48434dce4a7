import { z } from 'zod';
import type { Digest } from '../kernel/index.ts';
import { type Approval, approvalSchema } from './approval.ts';
import {
  type CheckRow,
  checkRowSchema,
  type Multiplicity,
  multiplicitySchema,
} from './gate-report.ts';
import type { Estimand } from './requirement.ts';
import { digestSchema, type Subject, subjectSchema } from './subject.ts';
import { type Waiver, waiverSchema } from './waiver.ts';

/** The rows of one protected attribute that no verdict rests on; with `judged` they add up to `total`. */
export interface Unjudged {
  readonly attribute: string;
  readonly estimand: Estimand;
  readonly judged: number;
  readonly belowMinimum: readonly { readonly group: string; readonly n: number }[];
  readonly excluded: readonly {
    readonly group: string;
    readonly n: number;
    readonly justification: string;
  }[];
  readonly unknown: number;
  readonly total: number;
}

/**
 * The envelope round a report's digest that an alias move leaves behind: what was decided, on which
 * numbers, by whom, in spite of what. Its digest is its name; the record after it carries that name.
 *
 * Subject, checks, multiplicity, unjudged and missing are those of the report, so that the record can be
 * read by itself; `decisionRecord` derives them and `verifyDecision` of governance derives them again.
 */
export interface DecisionRecord {
  readonly schemaVersion: 2;
  readonly type: 'codexhub.decision';
  readonly alias: string;
  readonly report: Digest;
  readonly evidence: Digest;
  readonly policy: Digest;
  /** Digests of model, data, contract, split, code and config, and the author. */
  readonly subject: Subject;
  readonly multiplicity: Multiplicity;
  /** Every check of the report, with every comparison. */
  readonly checks: readonly CheckRow[];
  /** Excluded groups, groups below the minimum, and rows of unknown group. */
  readonly unjudged: readonly Unjudged[];
  /** Ids of the policy's checks that the report does not answer; an open gate has none. */
  readonly missing: readonly string[];
  /** Those that counted, by approver. */
  readonly approvals: readonly Approval[];
  /** Those that were in force, by approver. */
  readonly waivers: readonly Waiver[];
  /** Who moved the alias. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The digest of the decision before this one on the same model, or null. */
  readonly previous: Digest | null;
}

const rows = z.number().min(0);

export const decisionRecordSchema: z.ZodType<DecisionRecord> = z.strictObject({
  schemaVersion: z.literal(2),
  type: z.literal('codexhub.decision'),
  alias: z.string().min(1),
  report: digestSchema,
  evidence: digestSchema,
  policy: digestSchema,
  subject: subjectSchema,
  multiplicity: multiplicitySchema,
  checks: z.array(checkRowSchema),
  unjudged: z.array(
    z.strictObject({
      attribute: z.string(),
      estimand: z.enum(['model', 'procedure']),
      judged: rows,
      belowMinimum: z.array(z.strictObject({ group: z.string(), n: rows })),
      excluded: z.array(z.strictObject({ group: z.string(), n: rows, justification: z.string() })),
      unknown: rows,
      total: rows,
    }),
  ),
  missing: z.array(z.string()),
  approvals: z.array(approvalSchema),
  waivers: z.array(waiverSchema),
  actor: z.string().min(1),
  at: z.iso.datetime(),
  previous: digestSchema.nullable(),
});
