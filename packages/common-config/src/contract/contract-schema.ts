import { z } from 'zod';

const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

const name = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/, {
    message: 'must start with a letter or "_" and go on with letters, digits, "_", "." or "-"',
  })
  .refine((text) => !UNSAFE.has(text), {
    message: 'must not be a name that objects use themselves',
  });

const shared = {
  column: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Column of the source; the name itself where absent' }),
  nullable: z.boolean().default(false).meta({ description: 'Whether a cell may be missing' }),
  description: z.string().optional(),
};

const numberField = z.strictObject({
  type: z.literal('number'),
  ...shared,
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

const categoryField = z.strictObject({
  type: z.literal('category'),
  ...shared,
  values: z.array(z.string().min(1)).min(1).meta({ description: 'Every value that may occur' }),
});

const field = z.discriminatedUnion('type', [numberField, categoryField]);

const textField = z.strictObject({ type: z.literal('text'), ...shared });
const timeField = z.strictObject({ type: z.literal('time'), ...shared });
/** What a column may hold. */
export const metadataFieldSchema = z.discriminatedUnion('type', [
  numberField,
  categoryField,
  textField,
  timeField,
]);

const target = z.strictObject({
  name,
  column: z.string().min(1).optional(),
  values: z.tuple([z.string().min(1), z.string().min(1)]).meta({ description: 'The two labels' }),
  positive: z
    .string()
    .meta({ description: 'The label that the model predicts the probability of' }),
  favourable: z.string().meta({ description: 'The label that is good for the person concerned' }),
});

/** The shape of a model contract, as it stands in YAML. */
export const contractSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,127}$/, {
    message: 'must be lower-case letters, digits, ".", "_" or "-"',
  }),
  task: z.literal('binary_classification'),
  features: z.record(name, field).meta({ description: 'The inputs of the model' }),
  target,
  protectedAttributes: z
    .record(name, field)
    .meta({ description: 'Read by fairness, never by the model; may be derived from a column' }),
  metadata: z
    .record(name, metadataFieldSchema)
    .default({})
    .meta({ description: 'Keys, groups and moments: splits and joins read them, never the model' }),
});

export type ContractDefinition = z.input<typeof contractSchema>;
export type Field = z.output<typeof field>;
export type MetadataField = z.output<typeof metadataFieldSchema>;
