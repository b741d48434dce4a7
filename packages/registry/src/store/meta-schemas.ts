import { z } from 'zod';
import { corrupt } from './file-errors.ts';
import { parseMeta } from './meta-yaml.ts';
import { readText } from './read-files.ts';

const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, { message: 'must be an integer' })
  .transform(Number);
const text = z.string();
const optionalText = z.string().nullable().default(null);

/** What is read of an experiment's `meta.yaml`; other keys are MLflow's business. */
export const experimentMetaSchema = z.object({
  experiment_id: text,
  name: text,
  lifecycle_stage: text.default('active'),
});

/** What is read of a run's `meta.yaml`. */
export const runMetaSchema = z.object({ run_id: text, experiment_id: text });

/** What is read of a registered model's `meta.yaml`. */
export const modelMetaSchema = z.object({ name: text });

/** What is read of a version's `meta.yaml`. */
export const versionMetaSchema = z.object({
  name: text,
  version: integer,
  source: text,
  storage_location: optionalText,
  run_id: optionalText,
  current_stage: optionalText,
  status: optionalText,
  creation_timestamp: integer,
});

/**
 * A `meta.yaml`, or undefined where there is none.
 * @throws RegistryError `REGISTRY_CORRUPT` with the file's name where it breaks the layout.
 */
export async function readMeta<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const content = await readText(file);
  if (content === undefined) return undefined;
  const parsed = schema.safeParse(parseMeta(content, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw corrupt(file, `breaks MLflow's layout at "${issue?.path.join('.')}": ${issue?.message}`);
}
