import { z } from 'zod';
import { isPublicKey, type PublicKey } from '../kernel/index.ts';
import { type Requirement, requirementSchema } from './requirement.ts';

/** Somebody whose signature counts. */
export interface Approver {
  readonly name: string;
  readonly role: string;
  readonly publicKey: PublicKey;
}

/** How the groups of one protected attribute are formed and treated. */
export interface AttributePolicy {
  readonly name: string;
  /** The attributes that this one crosses; where absent, it stands for itself. */
  readonly of?: readonly string[] | undefined;
  /** Groups below this size are never judged, and never dropped either. */
  readonly minimumGroupSize: number;
  /** The group that others are compared with; where absent, the one with the highest rate. */
  readonly reference?: string | undefined;
  readonly mergeInto: Readonly<Record<string, string>>;
  readonly exclude: readonly { readonly group: string; readonly justification: string }[];
  readonly unknown: 'report' | 'block';
  /** Inner edges that cut a numeric attribute into groups, ascending. */
  readonly bands?: readonly number[] | undefined;
}

/** A compiled policy: what a gate report is measured by, and who may open the gate. */
export interface Policy {
  readonly schemaVersion: 1;
  readonly checks: readonly Requirement[];
  readonly attributes: readonly AttributePolicy[];
  /** Columns that groups are compared within, to see whether a difference is one of composition. */
  readonly controls?: readonly string[] | undefined;
  /** What the logged artefacts must have been searched for; where absent, nothing counts as searched. */
  readonly privacy?:
    | {
        readonly entities: readonly string[];
        /** Published tables show no count of 1 to this less one; where absent, every count. */
        readonly minimumCell?: number | undefined;
      }
    | undefined;
  readonly approvals: { readonly required: number; readonly approvers: readonly Approver[] };
  /** Aliases that move only through an open gate with approvals, whatever `enforce` says. */
  readonly protectedAliases: readonly string[];
}

export const approverSchema: z.ZodType<Approver> = z.strictObject({
  name: z.string().min(1),
  role: z.string().min(1),
  publicKey: z
    .string()
    .refine(isPublicKey, { message: 'must be "ed25519:" and the base64 of 32 bytes' })
    .meta({
      description: '"ed25519:" and the base64 of 32 bytes',
      pattern: '^ed25519:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$',
    }),
});

const attributePolicy = z.strictObject({
  name: z.string().min(1),
  of: z.array(z.string().min(1)).min(2).optional(),
  minimumGroupSize: z.number().int().min(1),
  reference: z.string().optional(),
  mergeInto: z.record(z.string(), z.string()),
  exclude: z.array(z.strictObject({ group: z.string(), justification: z.string().min(1) })),
  unknown: z.enum(['report', 'block']),
  bands: z.array(z.number()).optional(),
});

export const policySchema: z.ZodType<Policy> = z.strictObject({
  schemaVersion: z.literal(1),
  checks: z.array(requirementSchema),
  attributes: z.array(attributePolicy),
  controls: z.array(z.string().min(1)).optional(),
  privacy: z
    .strictObject({
      entities: z.array(z.string().min(1)).min(1),
      minimumCell: z.number().int().min(1).optional(),
    })
    .optional(),
  approvals: z.strictObject({
    required: z.number().int().min(1),
    approvers: z.array(approverSchema),
  }),
  protectedAliases: z.array(z.string().min(1)),
});
