import { z } from 'zod';
import { checkFields, level } from './check-schema.ts';

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
    }),
  ),
});

export type MetricsSection = z.output<typeof metricsSectionSchema>;
