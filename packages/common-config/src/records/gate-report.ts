import { z } from 'zod';
import type { Digest } from '../kernel/index.ts';
import { type Measurement, measurementSchema, type Spread, spreadSchema } from './evidence.ts';
import { type Interval, intervalSchema } from './interval.ts';
import { type Outcome, outcomes } from './outcome.ts';
import { type Requirement, requirementSchema } from './requirement.ts';
import { digestSchema, type Subject, subjectSchema } from './subject.ts';
import { type Value, valueSchema } from './value.ts';

/**
 * What is compared with the limit: the whole (`group: null`), one group with its reference, or, of drift,
 * one column, whose name `group` then is.
 */
export interface Observation {
  readonly group: string | null;
  readonly reference: string | null;
  readonly value: Value;
  readonly interval?: Interval | undefined;
  /** The interval that holds for all groups (or columns) of the check at once: only beyond it one fails. */
  readonly simultaneous?: Interval | undefined;
  /** The same interval at the level that allows for all candidates: information, it decides nothing. */
  readonly adjusted?: Interval | undefined;
  /** Rows that the value rests on: of the group and of its reference, the smaller. */
  readonly n: number;
  readonly spread?: Spread | undefined;
  /** The served model's own value, where the check rests on the procedure. */
  readonly beside?:
    | {
        readonly value: Value;
        readonly interval?: Interval | undefined;
        readonly simultaneous?: Interval | undefined;
        readonly n: number;
      }
    | undefined;
  /** What a change is made of: the champion's value and the candidate's. */
  readonly compared?:
    | {
        /** Such as `champion, mortgage@3`. */
        readonly against: string;
        readonly baseline: Value;
        readonly candidate: Value;
      }
    | undefined;
  /** One-sided p of the limit itself: how surely the value lies on its side. Information. */
  readonly pValue?: number | undefined;
  /** The same, allowing for every comparison of the report that has one (Holm). Information. */
  readonly adjustedP?: number | undefined;
  /** Rows in all that would conclude at these proportions, where it straddles. */
  readonly nToConclude?: number | undefined;
}

/** An observation with its verdict. */
export interface Comparison extends Observation {
  readonly outcome: Outcome;
  readonly reason: string;
}

/** One check of the policy, answered. Its outcome is the worst of its comparisons. */
export interface CheckRow {
  readonly requirement: Requirement;
  readonly comparisons: readonly Comparison[];
  readonly outcome: Outcome;
  readonly reason: string;
}

/** Where the rows of one protected attribute went: the counts add up to `total`. */
export interface Accounting {
  readonly attribute: string;
  readonly estimand: 'model' | 'procedure';
  readonly groups: readonly {
    readonly group: string;
    readonly n: number;
    /** Rate of favourable decisions. */
    readonly rate: Value;
    readonly interval?: Interval | undefined;
    readonly treatment: 'judged' | 'below_minimum' | 'excluded';
    /** Groups of the data that were merged into this one. */
    readonly merged: readonly string[];
    readonly justification?: string | undefined;
  }[];
  readonly unknown: number;
  readonly total: number;
}

/** How the report allows for asking many questions of the same rows. */
export interface Multiplicity {
  readonly checks: number;
  readonly comparisons: number;
  readonly candidates: number;
  /** Every comparison must pass at its own level, which needs no correction (intersection–union). */
  readonly pass: 'each_at_its_level';
  /** One group fails only beyond the interval that holds for all groups of its check at once. */
  readonly fail: 'simultaneous_over_groups';
  /** `adjustedP`: over all comparisons of the report. */
  readonly adjustedP: 'holm';
  /** Candidates are not allowed for in a verdict; `adjusted` shows the interval that would. */
  readonly ofCandidates: 'shown_not_decided';
}

/**
 * What a policy says of an evidence: pure, without clock, chain or waivers. The same evidence and
 * policy give the same report, byte for byte, and so the same digest.
 */
export interface GateReport {
  readonly schemaVersion: 2;
  readonly type: 'codexhub.gate-report';
  readonly subject: Subject;
  readonly policy: Digest;
  readonly evidence: Digest;
  readonly candidates: number;
  readonly multiplicity: Multiplicity;
  readonly checks: readonly CheckRow[];
  /** Measured and shown, with no requirement on it. */
  readonly observations: readonly (Measurement & {
    readonly attribute?: string | undefined;
    readonly group?: string | undefined;
  })[];
  readonly accounting: readonly Accounting[];
}

const outcome = z.enum(outcomes);
const estimand = z.enum(['model', 'procedure']);

const comparison = z.strictObject({
  group: z.string().nullable(),
  reference: z.string().nullable(),
  value: valueSchema,
  interval: intervalSchema.optional(),
  simultaneous: intervalSchema.optional(),
  adjusted: intervalSchema.optional(),
  n: z.number().min(0),
  spread: spreadSchema.optional(),
  beside: z
    .strictObject({
      value: valueSchema,
      interval: intervalSchema.optional(),
      simultaneous: intervalSchema.optional(),
      n: z.number().min(0),
    })
    .optional(),
  compared: z
    .strictObject({ against: z.string().min(1), baseline: valueSchema, candidate: valueSchema })
    .optional(),
  pValue: z.number().min(0).max(1).optional(),
  adjustedP: z.number().min(0).max(1).optional(),
  nToConclude: z.number().optional(),
  outcome,
  reason: z.string(),
});

const checkRow = z.strictObject({
  requirement: requirementSchema,
  comparisons: z.array(comparison),
  outcome,
  reason: z.string(),
});

export const checkRowSchema: z.ZodType<CheckRow> = checkRow;

const accounting = z.strictObject({
  attribute: z.string(),
  estimand,
  groups: z.array(
    z.strictObject({
      group: z.string(),
      n: z.number().min(0),
      rate: valueSchema,
      interval: intervalSchema.optional(),
      treatment: z.enum(['judged', 'below_minimum', 'excluded']),
      merged: z.array(z.string()),
      justification: z.string().optional(),
    }),
  ),
  unknown: z.number().min(0),
  total: z.number().min(0),
});

const observed = (measurementSchema as unknown as z.ZodObject).extend({
  attribute: z.string().optional(),
  group: z.string().optional(),
});

const count = z.number().int().min(0);
export const multiplicitySchema: z.ZodType<Multiplicity> = z.strictObject({
  checks: count,
  comparisons: count,
  candidates: count,
  pass: z.literal('each_at_its_level'),
  fail: z.literal('simultaneous_over_groups'),
  adjustedP: z.literal('holm'),
  ofCandidates: z.literal('shown_not_decided'),
});

export const gateReportSchema = z.strictObject({
  schemaVersion: z.literal(2),
  type: z.literal('codexhub.gate-report'),
  subject: subjectSchema,
  policy: digestSchema,
  evidence: digestSchema,
  candidates: z.number().int().min(1),
  multiplicity: multiplicitySchema,
  checks: z.array(checkRow),
  observations: z.array(observed),
  accounting: z.array(accounting),
}) as unknown as z.ZodType<GateReport>;
