import { z } from 'zod';
import { approverSchema } from '../../records/policy.ts';
import { checkFields, level } from './check-schema.ts';

const attribute = z.strictObject({
  of: z.array(z.string().min(1)).min(2).optional().meta({
    description:
      'Attributes whose groups are crossed: judged as "yes × no", listed as one attribute',
  }),
  minimumGroupSize: z
    .number()
    .int()
    .min(2)
    .meta({ description: 'Smaller groups are listed, never judged' }),
  reference: z.string().optional().meta({
    description:
      'The group that others are compared with; where absent, the one with the highest rate',
  }),
  mergeInto: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: 'Group to group: counted together and shown as merged' }),
  exclude: z
    .array(z.strictObject({ group: z.string().min(1), justification: z.string().min(1) }))
    .default([])
    .meta({
      description: 'Groups below 2 % of the rows that are listed with n and rate, but not judged',
    }),
  unknown: z
    .enum(['report', 'block'])
    .default('block')
    .meta({ description: 'Rows whose group is missing: report them, or keep the gate closed' }),
  bands: z
    .array(z.number())
    .min(1)
    .optional()
    .meta({ description: 'Inner edges that cut a numeric attribute into groups, ascending' }),
});

const fairness = z.strictObject({
  enforce: z
    .boolean()
    .default(true)
    .meta({ description: 'For every fairness check; changes no verdict' }),
  level,
  attributes: z.record(z.string(), attribute),
  controls: z.array(z.string().min(1)).default([]).meta({
    description:
      'Category columns that groups are compared within: shows whether a difference is one of composition',
  }),
  checks: z.array(
    z.strictObject({
      metric: z.string().min(1).meta({ description: 'Such as disparate_impact_ratio' }),
      definition: z.string().min(1).meta({ description: 'The definition by name: peers differ' }),
      attribute: z.string().min(1),
      ...checkFields,
    }),
  ),
});

const { estimand: _, ...driftFields } = checkFields;

const drift = z.strictObject({
  level,
  checks: z
    .array(
      z.strictObject({
        metric: z.string().min(1).meta({ description: 'psi, js_distance or hellinger' }),
        columns: z.array(z.string().min(1)).min(1).optional().meta({
          description: 'Inputs of the contract that are held to it; all of them where absent',
        }),
        ...driftFields,
      }),
    )
    .min(1),
});

const privacy = z.strictObject({
  entities: z.array(z.string().min(1)).min(1).meta({
    description: 'What to look for in logged artefacts: email, phone, us_ssn, iban, credit_card',
  }),
  enforce: z.boolean().default(true),
  minimumCell: z.number().int().min(1).default(5).meta({
    description:
      'Page, terminal, JUnit, SARIF and summary tell groups with fewer people decided one way only together; 1 tells everything',
  }),
});

/** governance.yaml: who is compared with whom, by which limits, and whose signature counts. */
export const governanceSectionSchema = z.strictObject({
  fairness,
  drift: drift.optional().meta({
    description: 'How far the test rows may lie from the training rows; not asked where absent',
  }),
  privacy,
  approvals: z.strictObject({
    required: z
      .number()
      .int()
      .min(1)
      .meta({ description: 'Distinct trusted people, the author excluded' }),
    approvers: z.array(approverSchema),
  }),
  protectedAliases: z
    .array(z.string().min(1))
    .min(1)
    .meta({ description: 'Aliases that only an open gate with approvals moves' }),
});

export type GovernanceSection = z.output<typeof governanceSectionSchema>;
