import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@codexhub/common-config/kernel';
import { RegistryError } from '../errors.ts';
import { checkArtifactPath } from '../store/artifact-path.ts';
import { type Content, createFolder } from '../store/durable.ts';
import { writeMeta } from '../store/meta-yaml.ts';
import { checkKey, checkModelName, checkText } from '../store/names.ts';
import { readBytes } from '../store/read-files.ts';
import { modelFolder, type Store, uriOf } from '../store/store.ts';
import type { Run } from '../tracking/run.ts';
import { type VersionId, versionFolder, versionNumbers } from './model-version.ts';

export interface RegisterModelOptions {
  readonly name: string;
  readonly run: Run;
  /** The model's folder among the run's artifacts, such as `model`. */
  readonly artifactPath: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A version just registered. */
export interface RegisteredVersion extends VersionId {
  /** The URI of the model's folder. */
  readonly source: string;
}

/**
 * Registers a run's model folder as the next version of a name. The number is claimed together
 * with its whole content, by one rename: highest so far + 1, deleted ones counted, never reused.
 * The digest of `model.onnx`, where there is one, is noted in the tag `codexhub.model_digest`.
 *
 * @throws RegistryError `REGISTRY_NAME_INVALID`, `REGISTRY_ARTIFACT_PATH_INVALID`,
 * `REGISTRY_ARTIFACT_MISSING` where the run has no such folder, `REGISTRY_UNWRITABLE`.
 */
export async function registerModel(
  store: Store,
  { name, run, artifactPath, tags = {} }: RegisterModelOptions,
): Promise<RegisteredVersion> {
  checkModelName(name);
  checkArtifactPath(artifactPath);
  const folder = join(run.artifactFolder, artifactPath);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new RegistryError('REGISTRY_ARTIFACT_MISSING', {
      message: `registry: run ${run.id} must have a folder ${JSON.stringify(artifactPath)} among its artifacts; it has none; log the model first`,
      details: { run: run.id, path: artifactPath },
    });
  }
  const bytes = await readBytes(join(folder, 'model.onnx'));
  const tagFiles = fileTags({
    ...tags,
    ...(bytes === undefined ? {} : { 'codexhub.model_digest': digestBytes(bytes) }),
  });
  await ensureModel(store, name);
  const source = uriOf(folder);
  for (;;) {
    const version = ((await versionNumbers(store, name)).at(-1) ?? 0) + 1;
    const id = { name, version };
    const meta = versionMeta(store, id, { source, runId: run.id });
    const content = { 'meta.yaml': meta, tags: null, ...tagFiles };
    if (await createFolder(store, versionFolder(store, id), content)) return { ...id, source };
  }
}

async function ensureModel(store: Store, name: string): Promise<void> {
  const now = store.clock.now().getTime();
  await createFolder(store, modelFolder(store, name), {
    'meta.yaml': writeMeta({
      aliases: {},
      creation_timestamp: now,
      description: null,
      last_updated_timestamp: now,
      name,
    }),
    tags: null,
    aliases: null,
  });
}

function versionMeta(
  store: Store,
  { name, version }: VersionId,
  { source, runId }: { readonly source: string; readonly runId: string },
): string {
  const now = store.clock.now().getTime();
  return writeMeta({
    creation_timestamp: now,
    current_stage: 'None',
    description: null,
    last_updated_timestamp: now,
    model_id: null,
    name,
    run_id: runId,
    run_link: null,
    source,
    status: 'READY',
    status_message: null,
    storage_location: source,
    user_id: null,
    version,
  });
}

function fileTags(tags: Readonly<Record<string, string>>): Record<string, Content> {
  const files: Record<string, Content> = {};
  for (const [key, value] of Object.entries(tags)) {
    checkKey(key);
    checkText(`tag ${JSON.stringify(key)}`, value, 100_000);
    files[`tags/${key}`] = value;
  }
  return files;
}
