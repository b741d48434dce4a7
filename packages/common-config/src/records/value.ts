import { z } from 'zod';

/** A measured value, or the reason why there is none. Never an invented 0 or 1. */
export type Value =
  | { readonly defined: true; readonly value: number }
  | { readonly defined: false; readonly reason: string };

export const valueSchema: z.ZodType<Value> = z.discriminatedUnion('defined', [
  z.strictObject({ defined: z.literal(true), value: z.number() }),
  z.strictObject({ defined: z.literal(false), reason: z.string().min(1) }),
]);

/**
 * The value of a number: NaN and the infinities are undefined, with their own reason.
 * @example
 * measuredValue(Number.NaN); // Returns: { defined: false, reason: 'not_a_number' }
 */
export function measuredValue(value: unknown): Value {
  if (typeof value !== 'number' || Number.isNaN(value)) return undefinedValue('not_a_number');
  if (!Number.isFinite(value)) return undefinedValue('not_finite');
  return { defined: true, value };
}

/** A value that is not defined, and why: `no_positives`, `single_class`, … */
export function undefinedValue(reason: string): Value {
  return { defined: false, reason };
}
