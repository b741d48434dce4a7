import { z } from 'zod';

/** A confidence interval: bounds, level in (0, 1), and the method that made it. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: string;
}

export const intervalSchema: z.ZodType<Interval> = z
  .strictObject({
    lower: z.number(),
    upper: z.number(),
    level: z.number().gt(0).lt(1),
    method: z.string().min(1),
  })
  .refine(({ lower, upper }) => lower <= upper, { message: 'lower must not exceed upper' });
