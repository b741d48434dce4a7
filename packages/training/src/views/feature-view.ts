import { z } from 'zod';

const DAY = 86_400_000;

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

export function ttlOf({ ttlDays }: FeatureView): number | undefined {
  return ttlDays === undefined ? undefined : ttlDays * DAY;
}
