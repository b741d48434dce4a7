import { z } from 'zod';
import { contractSchema } from '../../contract/contract-schema.ts';
import { tableExpectationsSchema } from '../../contract/expectations/expectation-schema.ts';
import { dataSectionSchema } from './data-section.ts';
import { governanceSectionSchema } from './governance-section.ts';
import { metricsSectionSchema } from './metrics-section.ts';
import { trainingSectionSchema } from './training-section.ts';

const registry = z.strictObject({
  uri: z
    .string()
    .regex(/^file:/, { message: 'must start with "file:"' })
    .meta({ description: 'Relative to the output folder' }),
  experiment: z.string().min(1),
});

const inference = z.strictObject({
  alias: z.string().min(1).meta({ description: 'What is served' }),
  cache: z.strictObject({
    ttlSeconds: z.number().gt(0).meta({ description: 'After this the alias is resolved again' }),
    maxStaleSeconds: z
      .number()
      .min(0)
      .meta({ description: 'How long the last good model may outlive a failing refresh' }),
  }),
  concurrency: z.strictObject({
    limit: z.number().int().min(1).meta({ description: 'Predictions under way at once' }),
    queue: z
      .number()
      .int()
      .min(0)
      .meta({ description: 'Predictions that may wait; beyond it they are refused' }),
  }),
});

const logging = z.strictObject({
  level: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
});

/** The whole configuration of a project: default.yaml, and metrics and governance from their files. */
export const projectSchema = z.strictObject({
  data: dataSectionSchema,
  contract: contractSchema,
  expectations: tableExpectationsSchema
    .default([])
    .meta({ description: 'What is expected of the rows beyond the contract, by its names' }),
  training: trainingSectionSchema,
  registry,
  inference,
  logging,
  metrics: metricsSectionSchema,
  governance: governanceSectionSchema,
});

/** What default.yaml itself may hold: the governed sections stand in files of their own. */
export const projectFileSchema = projectSchema.omit({ metrics: true, governance: true });

export type ProjectConfig = z.output<typeof projectSchema>;
