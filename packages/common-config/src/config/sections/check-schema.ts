import { z } from 'zod';

/** What every check in metrics.yaml and governance.yaml may say. */
export const checkFields = {
  estimand: z.enum(['model', 'procedure']).default('procedure').meta({
    description: 'model: the served model on test rows; procedure: cross-fitted on all rows',
  }),
  direction: z
    .enum(['at_least', 'at_most', 'within'])
    .meta({ description: 'Which side of the limit is good; within asks for |value| <= limit' }),
  limit: z.number().meta({ description: 'The whole interval must lie on the good side of it' }),
  target: z
    .number()
    .optional()
    .meta({ description: 'Stricter than the limit: short of it is a warning' }),
  minimumN: z
    .number()
    .int()
    .min(1)
    .default(1)
    .meta({ description: 'Rows below which nothing is concluded' }),
  level: z.number().gt(0.5).lt(1).optional().meta({
    description: 'Confidence level of this check, where it is not that of the section',
  }),
  enforce: z
    .boolean()
    .default(true)
    .meta({ description: 'Changes no verdict; false opens unprotected aliases only' }),
  onInsufficientData: z
    .enum(['block', 'review'])
    .default('block')
    .meta({ description: 'review: an approval that names the check opens it' }),
  reason: z.string().min(1).meta({ description: 'Why the limit is what it is' }),
  owner: z.string().min(1).optional().meta({ description: 'Who answers for the limit' }),
  tags: z
    .array(z.string().min(1))
    .default([])
    .meta({ description: 'The rules that ask for it, such as 29 CFR 1607.4(D)' }),
};

export const level = z
  .number()
  .gt(0.5)
  .lt(1)
  .default(0.95)
  .meta({ description: 'Confidence level of every interval of this section' });
