import { z } from 'zod';
import type { Digest } from '../kernel/index.ts';
import { type Baseline, baselineSchema } from './baseline.ts';
import { type DriftEvidence, driftEvidenceSchema } from './drift.ts';
import { type GroupTensor, groupTensorSchema } from './group-tensor.ts';
import { type Interval, intervalSchema } from './interval.ts';
import type { Estimand } from './requirement.ts';
import { digestSchema, type Subject, subjectSchema } from './subject.ts';
import { type Value, valueSchema } from './value.ts';

/** How much a cross-fitted value moved between the repeats of the folds. */
export interface Spread {
  readonly repeats: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly standardDeviation: number;
}

/** One number about the whole of the rows. */
export interface Measurement {
  readonly metric: string;
  readonly definition: string;
  readonly estimand: Estimand;
  readonly value: Value;
  readonly interval?: Interval | undefined;
  /** At the level that allows for all candidates: information, it decides nothing. */
  readonly adjusted?: Interval | undefined;
  readonly n: number;
  readonly spread?: Spread | undefined;
}

/**
 * The decisions of one estimand and repeat, counted by the policy's attributes and controls: label 1 is
 * the favourable outcome, decision 1 the favourable decision. No row and no identifier, but small cells
 * disclose: a stored evidence is restricted data, and published tables leave small counts out.
 */
export interface GroupCounts {
  readonly estimand: Estimand;
  /** Which repeat of the cross-fitting; 0 for the model itself. */
  readonly repeat: number;
  readonly tensor: GroupTensor;
}

/** Binary counts in terms of the positive label. */
export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
}

/** Points of the curves that a report draws, from the rows of the estimand named. */
export interface Curves {
  readonly estimand: Estimand;
  readonly roc: readonly {
    readonly falsePositiveRate: number;
    readonly truePositiveRate: number;
  }[];
  readonly precisionRecall: readonly { readonly recall: number; readonly precision: number }[];
  readonly calibration: readonly {
    readonly predicted: number;
    readonly observed: number;
    readonly count: number;
  }[];
}

/** Do the exported bytes say what the trained model said? */
export interface Parity {
  readonly rows: number;
  /** Largest |Δ probability|; undefined where nothing was scored. */
  readonly maximumDifference: Value;
  readonly decisionFlips: number;
}

/** What was looked for in the logged artefacts, and what was found: counts, never text. */
export interface PrivacyFindings {
  readonly documents: number;
  readonly lookedFor: readonly string[];
  readonly findings: readonly {
    readonly document: string;
    readonly entity: string;
    readonly count: number;
  }[];
}

/** What became of the expectations of the data: none of severity error was unmet, or there were no evidence. */
export interface ExpectationFindings {
  /** The digest of the validation report. */
  readonly report: Digest;
  readonly evaluated: number;
  readonly successful: number;
  /** Each one that warns, in words: its kind and its columns. */
  readonly warnings: readonly string[];
}

/** Everything that was measured of one candidate. A gate report follows from it and a policy. */
export interface Evidence {
  readonly schemaVersion: 2;
  /** Counts of small groups are in it: who may read it may learn of single people. */
  readonly sensitivity: 'restricted';
  readonly subject: Subject;
  /** How many candidates were judged on the same rows. */
  readonly candidates: number;
  readonly threshold: number;
  readonly rows: {
    readonly total: number;
    readonly train: number;
    readonly validation: number;
    readonly test: number;
  };
  readonly measurements: readonly Measurement[];
  readonly confusion: readonly { readonly estimand: Estimand; readonly counts: Confusion }[];
  readonly groups: readonly GroupCounts[];
  readonly curves: readonly Curves[];
  readonly parity?: Parity | undefined;
  readonly privacy?: PrivacyFindings | undefined;
  /** Cells that broke the data contract. */
  readonly contractViolations?: number | undefined;
  /** Absent where nothing was expected beyond the contract. */
  readonly expectations?: ExpectationFindings | undefined;
  /** Absent where there was no champion, or no check on the change against it. */
  readonly baseline?: Baseline | undefined;
  /** Absent where no check asks for it. */
  readonly drift?: DriftEvidence | undefined;
}

const count = z.number().min(0);
const estimand = z.enum(['model', 'procedure']);
export const spreadSchema: z.ZodType<Spread> = z.strictObject({
  repeats: z.number().int().min(1),
  minimum: z.number(),
  maximum: z.number(),
  standardDeviation: z.number().min(0),
});

const measurement = z.strictObject({
  metric: z.string().min(1),
  definition: z.string().min(1),
  estimand,
  value: valueSchema,
  interval: intervalSchema.optional(),
  adjusted: intervalSchema.optional(),
  n: count,
  spread: spreadSchema.optional(),
});

export const measurementSchema: z.ZodType<Measurement> = measurement;

export const evidenceSchema: z.ZodType<Evidence> = z.strictObject({
  schemaVersion: z.literal(2),
  sensitivity: z.literal('restricted'),
  subject: subjectSchema,
  candidates: z.number().int().min(1),
  threshold: z.number().min(0).max(1),
  rows: z.strictObject({ total: count, train: count, validation: count, test: count }),
  measurements: z.array(measurement),
  confusion: z.array(
    z.strictObject({
      estimand,
      counts: z.strictObject({
        truePositive: count,
        falsePositive: count,
        trueNegative: count,
        falseNegative: count,
      }),
    }),
  ),
  groups: z.array(
    z.strictObject({ estimand, repeat: z.number().int().min(0), tensor: groupTensorSchema }),
  ),
  curves: z.array(
    z.strictObject({
      estimand,
      roc: z.array(z.strictObject({ falsePositiveRate: z.number(), truePositiveRate: z.number() })),
      precisionRecall: z.array(z.strictObject({ recall: z.number(), precision: z.number() })),
      calibration: z.array(z.strictObject({ predicted: z.number(), observed: z.number(), count })),
    }),
  ),
  parity: z
    .strictObject({ rows: count, maximumDifference: valueSchema, decisionFlips: count })
    .optional(),
  privacy: z
    .strictObject({
      documents: count,
      lookedFor: z.array(z.string()),
      findings: z.array(z.strictObject({ document: z.string(), entity: z.string(), count })),
    })
    .optional(),
  contractViolations: count.optional(),
  expectations: z
    .strictObject({
      report: digestSchema,
      evaluated: count,
      successful: count,
      warnings: z.array(z.string()),
    })
    .optional(),
  baseline: baselineSchema.optional(),
  drift: driftEvidenceSchema.optional(),
});
