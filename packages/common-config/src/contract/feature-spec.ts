import { z } from 'zod';
import type { DeepReadonly } from '../kernel/index.ts';

const impute = z.strictObject({
  type: z.literal('impute'),
  strategy: z
    .enum(['mean', 'median', 'most_frequent', 'constant'])
    .default('mean')
    .meta({ description: 'mean and median for numbers; the others for categories too' }),
  number: z.number().optional().meta({ description: 'What a missing number becomes (constant)' }),
  category: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'What a missing category becomes (constant)' }),
  indicator: z.boolean().default(false).meta({
    description: 'A further 0/1 column for "missing", where the training rows hold both',
  }),
});

const scalers = [
  z.strictObject({ type: z.literal('standard_scaler') }),
  z.strictObject({
    type: z.literal('min_max_scaler'),
    range: z
      .tuple([z.number(), z.number()])
      .default([0, 1])
      .meta({ description: 'What the smallest and the largest training value become' }),
  }),
  z.strictObject({
    type: z.literal('robust_scaler'),
    percentiles: z
      .tuple([z.number().min(0).max(100), z.number().min(0).max(100)])
      .default([25, 75])
      .meta({ description: 'Their distance is the unit' }),
  }),
  z.strictObject({ type: z.literal('max_abs_scaler') }),
] as const;

const encoders = [
  z.strictObject({
    type: z.literal('one_hot'),
    drop: z.enum(['none', 'first']).default('none'),
    unseen: z
      .enum(['ignore', 'error'])
      .default('ignore')
      .meta({ description: 'A category that no training row holds: all zeros, or refused' }),
  }),
  z.strictObject({ type: z.literal('ordinal') }),
  z.strictObject({
    type: z.literal('target_encoding'),
    smoothing: z
      .number()
      .min(0)
      .optional()
      .meta({ description: 'Rows that the overall rate weighs; empirical Bayes where absent' }),
    folds: z.number().int().min(2).max(50).default(5),
  }),
  z.strictObject({ type: z.literal('frequency') }),
  z.strictObject({
    type: z.literal('hash'),
    columns: z.number().int().min(1).max(4096).default(16),
  }),
] as const;

const numeric = [
  z.strictObject({
    type: z.literal('kbins'),
    bins: z.number().int().min(2).max(256).default(5),
    strategy: z.enum(['uniform', 'quantile']).default('quantile'),
    encode: z.enum(['one_hot', 'ordinal']).default('one_hot'),
  }),
  z.strictObject({ type: z.literal('log') }),
  z.strictObject({ type: z.literal('log1p') }),
  z.strictObject({ type: z.literal('sqrt') }),
  z.strictObject({
    type: z.literal('power'),
    method: z.enum(['yeo_johnson', 'box_cox']).default('yeo_johnson'),
    standardize: z.boolean().default(true),
  }),
  z.strictObject({
    type: z.literal('clip'),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
  z.strictObject({
    type: z.literal('date_parts'),
    parts: z
      .array(z.enum(['year', 'month', 'day', 'weekday', 'hour']))
      .min(1)
      .meta({ description: 'Of milliseconds since 1970, in UTC; the weekday of Monday is 0' }),
  }),
  z.strictObject({ type: z.literal('interaction') }),
  z.strictObject({ type: z.literal('polynomial') }),
  z.strictObject({
    type: z.literal('formula'),
    name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.]{0,127}$/, {
      message: 'must start with a letter or "_" and go on with letters, digits, "_" or "."',
    }),
    expression: z.string().min(1).max(1000).meta({
      description:
        'Such as debt / income: + - * / **, comparisons, if, min, max, abs, log, exp, sqrt, is_missing',
    }),
  }),
  z.strictObject({ type: z.literal('drop_constant') }),
] as const;

/** One step of a feature chain, as it stands in YAML. */
export const featureStepSchema = z.discriminatedUnion('type', [
  impute,
  ...scalers,
  ...encoders,
  ...numeric,
]);

/**
 * Which features are made of a contract's inputs: chains of steps, in order. An input that no chain
 * names, and a chain without `steps`, get the encoding of `defaultFeatureSteps`; `steps: []` takes
 * numbers as they are.
 */
export const featureSpecSchema = z.array(
  z.strictObject({
    inputs: z.array(z.string().min(1)).min(1).meta({ description: 'Inputs of the contract' }),
    steps: z
      .array(featureStepSchema)
      .optional()
      .meta({ description: 'In this order; the default encoding where absent' }),
  }),
);

export type FeatureStep = DeepReadonly<z.output<typeof featureStepSchema>>;
export type FeatureSpec = DeepReadonly<z.output<typeof featureSpecSchema>>;
/** A spec as it is written: what has a default may be absent. */
export type FeatureSpecInput = DeepReadonly<z.input<typeof featureSpecSchema>>;
