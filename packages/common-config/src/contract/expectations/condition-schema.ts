import { z } from 'zod';

const column = z.string().min(1);
const literal = z.union([z.number(), z.string()]);

/** One comparison of a cell with what stands in the suite. A missing cell satisfies none of them. */
const presence = z.strictObject({ column, is: z.enum(['missing', 'present']) });
const comparison = z.strictObject({
  column,
  is: z.enum(['equal_to', 'not_equal_to', 'above', 'at_least', 'below', 'at_most']),
  value: literal.meta({ description: 'A number, a text, or a moment after ISO 8601' }),
});
const membership = z.strictObject({
  column,
  is: z.enum(['one_of', 'none_of']),
  values: z.array(literal).min(1),
});

/** Which rows an expectation is about: a comparison, or several joined; data, never code. */
export type Condition =
  | Readonly<z.output<typeof presence>>
  | Readonly<z.output<typeof comparison>>
  | {
      readonly column: string;
      readonly is: 'one_of' | 'none_of';
      readonly values: readonly (number | string)[];
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

// The getter must give one and the same schema: who walks a schema knows it by identity.
const inner: z.ZodType<Condition> = z.lazy(() => conditionSchema);

/** The shape of a condition, as it stands in YAML. */
export const conditionSchema: z.ZodType<Condition> = z.union([
  presence,
  comparison,
  membership,
  z.strictObject({ all: z.array(inner).min(1) }),
  z.strictObject({ any: z.array(inner).min(1) }),
  z.strictObject({ not: inner }),
]);
