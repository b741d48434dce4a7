import { z } from 'zod';
import type { Digest } from '../kernel/index.ts';
import { type Interval, intervalSchema } from './interval.ts';
import { digestSchema } from './subject.ts';
import { type Value, valueSchema } from './value.ts';

/** A change, in units of the metric or of |champion|. */
export interface Change {
  readonly value: Value;
  /** Absent where the rows do not say how the change would vary. */
  readonly interval?: Interval | undefined;
  /** At the level that allows for all candidates: information, it decides nothing. */
  readonly adjusted?: Interval | undefined;
}

/** One metric of candidate and champion, as served, on the same rows. */
export interface MetricChange {
  readonly metric: string;
  readonly definition: string;
  /** Only the model itself: how its procedure would do, a champion's bytes do not tell. */
  readonly estimand: 'model';
  readonly baseline: Value;
  readonly candidate: Value;
  /** candidate − champion. */
  readonly absolute: Change;
  /** (candidate − champion) / |champion|: above 0 the candidate's value is the higher, whatever the sign. */
  readonly relative: Change;
  /** Rows that the two values rest on, the smaller number. */
  readonly n: number;
}

/** The champion that a candidate was measured against. */
export interface Baseline {
  readonly alias: string;
  readonly model: {
    readonly name: string;
    readonly version: number;
    readonly digest: Digest;
  };
  /** Its own gate report. */
  readonly report: Digest;
  /** Whether it was trained and tested on the very rows that the candidate was. */
  readonly sameSplit: boolean;
  /** Whether the two graphs differ in their thresholds at most. */
  readonly sameScores: boolean;
  /** The rows that both scored: the digest of their numbers and of the data. */
  readonly rows: { readonly digest: Digest; readonly count: number };
  /** Why the two cannot be compared, such as `baseline_contract_differs`; then there are no changes. */
  readonly obstacle?: string | undefined;
  readonly changes: readonly MetricChange[];
}

const count = z.number().int().min(0);
const change = z.strictObject({
  value: valueSchema,
  interval: intervalSchema.optional(),
  adjusted: intervalSchema.optional(),
});

export const baselineSchema: z.ZodType<Baseline> = z.strictObject({
  alias: z.string().min(1),
  model: z.strictObject({
    name: z.string(),
    version: z.number().int().min(1),
    digest: digestSchema,
  }),
  report: digestSchema,
  sameSplit: z.boolean(),
  sameScores: z.boolean(),
  rows: z.strictObject({ digest: digestSchema, count }),
  obstacle: z.string().min(1).optional(),
  changes: z.array(
    z.strictObject({
      metric: z.string().min(1),
      definition: z.string().min(1),
      estimand: z.literal('model'),
      baseline: valueSchema,
      candidate: valueSchema,
      absolute: change,
      relative: change,
      n: count,
    }),
  ),
});
