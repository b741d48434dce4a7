import { z } from 'zod';
import { metadataFieldSchema } from '../../contract/index.ts';
import { dataSectionSchema } from './data-section.ts';

/** A feature view as it stands in YAML: what is known of an entity, and since when. */
export const featureViewSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, {
    message: 'must be lower-case letters, digits or "_", and begin with a letter',
  }),
  keys: z.array(z.string().min(1)).min(1).meta({ description: 'Columns that name the entity' }),
  time: z.string().min(1).meta({ description: 'Time column: when it was so' }),
  known: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Time column: when it was known; the time itself where absent' }),
  ttlDays: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'An older fact counts no more; none is too old where absent' }),
  sameInstant: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether a fact of the very moment of the event may be used' }),
  features: z
    .array(z.string().min(1))
    .min(1)
    .refine((names) => new Set(names).size === names.length, {
      message: 'must not name a column twice',
    })
    .meta({ description: 'Columns that are joined to the events' }),
});

export type FeatureViewDefinition = z.input<typeof featureViewSchema>;
export type FeatureView = z.output<typeof featureViewSchema>;

/**
 * A feature store as it stands in YAML: views, where their facts come from, and what their columns
 * hold. `loadConfig({ schema: featureStoreSchema, dir })` reads it.
 */
export const featureStoreSchema = z.strictObject({
  views: z.array(
    z
      .strictObject({
        ...featureViewSchema.shape,
        source: dataSectionSchema,
        columns: z
          .record(z.string(), metadataFieldSchema)
          .meta({ description: 'Keys, moments and features, and what each holds' }),
      })
      .superRefine(({ keys, time, known, features, columns }, context) => {
        const named = { keys, features, time: [time], known: known === undefined ? [] : [known] };
        for (const [key, names] of Object.entries(named)) {
          for (const name of names.filter((one) => !Object.hasOwn(columns, one))) {
            context.addIssue({
              code: 'custom',
              path: [key],
              message: `must name columns of this view; there is no column "${name}"`,
            });
          }
          const moments = key === 'time' || key === 'known' ? names : [];
          for (const name of moments.filter(
            (one) => columns[one] && columns[one].type !== 'time',
          )) {
            context.addIssue({
              code: 'custom',
              path: [key],
              message: `must be a column of type "time"; "${name}" is none`,
            });
          }
        }
      }),
  ),
});

export type FeatureStore = z.output<typeof featureStoreSchema>;
