import { z } from 'zod';
import { featureSpecSchema } from '../../contract/feature-spec.ts';

const ratio = z.number().gt(0).lt(1);
const column = z.string().min(1).optional();

/** How the model is made: binds the verdict, as metrics and governance do. */
export const trainingSectionSchema = z.strictObject({
  seed: z.number().int().min(0).max(4_294_967_295),
  split: z
    .strictObject({
      ratios: z
        .strictObject({ train: ratio, validation: ratio, test: ratio })
        .refine(({ train, validation, test }) => Math.abs(train + validation + test - 1) < 1e-9, {
          message: 'train, validation and test must add up to 1',
        }),
      stratifyBy: column.meta({ description: 'Column whose shares every part and fold keeps' }),
      groupBy: column.meta({
        description: 'Column of which no key is in two parts or two folds, such as a customer',
      }),
      timeBy: column.meta({
        description: 'Column of moments: train comes before validation, validation before test',
      }),
    })
    .refine(
      ({ stratifyBy, groupBy, timeBy }) =>
        timeBy === undefined || (stratifyBy === undefined && groupBy === undefined),
      {
        message:
          'parts in order of time keep no shares and no groups: leave stratifyBy and groupBy out',
        path: ['timeBy'],
      },
    ),
  features: featureSpecSchema.default([]).meta({
    description: 'Chains of steps; an input that none names has the default encoding',
  }),
  estimator: z.strictObject({
    kind: z.literal('logistic_regression'),
    l2: z.number().min(0).meta({ description: 'Penalty; 1 is the C = 1 of scikit-learn' }),
  }),
  crossFit: z.strictObject({
    folds: z.number().int().min(2).max(50),
    repeats: z.number().int().min(1).max(100),
  }),
  candidates: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]*$/, { message: 'must be lower-case letters, digits or "-"' }),
        threshold: z
          .number()
          .gt(0)
          .lt(1)
          .meta({ description: 'Decides favourably when P(favourable) >= threshold' }),
      }),
    )
    .min(1)
    .refine(
      (candidates) => new Set(candidates.map(({ name }) => name)).size === candidates.length,
      {
        message: 'must not name a candidate twice',
      },
    ),
});

export type TrainingSection = z.output<typeof trainingSectionSchema>;
