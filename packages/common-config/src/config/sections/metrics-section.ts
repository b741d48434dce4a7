import { z } from 'zod';
import { checkFields, level } from './check-schema.ts';

const change = z.strictObject({
  absolute: z.number().optional().meta({ description: 'Limit of candidate - champion' }),
  relative: z.number().optional().meta({
    description: 'Limit of (candidate - champion) / |champion|: -0.02 is at most 2 % lower',
  }),
});

/** metrics.yaml: what a model must reach, with limits fixed before the first run. */
export const metricsSectionSchema = z.strictObject({
  level,
  checks: z.array(
    z.strictObject({
      metric: z
        .string()
        .min(1)
        .meta({ description: 'Such as roc_auc, accuracy, recall, log_loss' }),
      slices: z
        .array(z.string().min(1))
        .default([])
        .meta({ description: 'Protected attributes: the check must hold in each of their groups' }),
      ...checkFields,
      limit: checkFields.limit.optional(),
      change: change.optional().meta({
        description:
          'Limits of the change against the served champion, of the model itself on the same test rows; estimand, slices and target speak of the limit only',
      }),
    }),
  ),
});

export type MetricsSection = z.output<typeof metricsSectionSchema>;
