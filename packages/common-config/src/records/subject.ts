import { z } from 'zod';
import { type Digest, isDigest } from '../kernel/index.ts';

/** What a report speaks of, by digest: change any of it and the report speaks of something else. */
export interface Subject {
  readonly model: { readonly name: string; readonly candidate: string; readonly digest: Digest };
  readonly contract: Digest;
  readonly data: Digest;
  readonly split: Digest;
  /** The git commit of the code, `+dirty` appended where the tree had changes, or `unversioned`. */
  readonly code: string;
  /** Fingerprints of the sections that bind a verdict. */
  readonly config: {
    readonly metrics: Digest;
    readonly governance: Digest;
    readonly training: Digest;
  };
  /** Who made the model: may not approve it. */
  readonly author: string;
}

export const digestSchema: z.ZodType<Digest> = z.custom<Digest>(isDigest, {
  message: 'must be "sha256:" and 64 hexadecimal digits',
});

export const subjectSchema: z.ZodType<Subject> = z.strictObject({
  model: z.strictObject({ name: z.string(), candidate: z.string(), digest: digestSchema }),
  contract: digestSchema,
  data: digestSchema,
  split: digestSchema,
  code: z.string().min(1),
  config: z.strictObject({
    metrics: digestSchema,
    governance: digestSchema,
    training: digestSchema,
  }),
  author: z.string().min(1),
});
