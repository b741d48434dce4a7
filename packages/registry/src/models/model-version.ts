import { join } from 'node:path';
import { RegistryError } from '../errors.ts';
import { modelMetaSchema, readMeta, versionMetaSchema } from '../store/meta-schemas.ts';
import { checkModelName } from '../store/names.ts';
import { namesIn, readKeyFiles } from '../store/read-files.ts';
import { modelFolder, type Store } from '../store/store.ts';
import { writeTags } from '../tracking/run-files.ts';

/** Names one version of a registered model. */
export interface VersionId {
  readonly name: string;
  readonly version: number;
}

/** One version, as it stands in the store. */
export interface ModelVersion extends VersionId {
  /** The URI that it was registered from. */
  readonly source: string;
  /** Where MLflow put the bytes, if elsewhere. */
  readonly storageLocation: string | null;
  readonly runId: string | null;
  /** ms since 1970. */
  readonly createdAt: number;
}

/**
 * One version.
 * @throws RegistryError `REGISTRY_MODEL_MISSING`, `REGISTRY_VERSION_MISSING` (also where MLflow
 * deleted it), `REGISTRY_CORRUPT`.
 */
export async function getVersion(
  store: Store,
  name: string,
  version: number,
): Promise<ModelVersion> {
  await checkModel(store, name);
  const found = await findVersion(store, name, version);
  if (found) return found;
  const versions = (await listVersions(store, name)).map((known) => known.version);
  throw new RegistryError('REGISTRY_VERSION_MISSING', {
    message: `registry: model ${JSON.stringify(name)} must have version ${version}; it has ${versions.join(', ') || 'none'}; name one of these`,
    details: { model: name, version, versions },
  });
}

/** All versions that are not deleted, ascending. */
export async function listVersions(store: Store, name: string): Promise<readonly ModelVersion[]> {
  await checkModel(store, name);
  const found: ModelVersion[] = [];
  for (const number of await versionNumbers(store, name)) {
    const version = await findVersion(store, name, number);
    if (version) found.push(version);
  }
  return found;
}

/**
 * The highest version that is not deleted.
 * @throws RegistryError `REGISTRY_MODEL_MISSING`; `REGISTRY_VERSION_MISSING` where there is none.
 */
export async function latestVersion(store: Store, name: string): Promise<ModelVersion> {
  const last = (await listVersions(store, name)).at(-1);
  if (last) return last;
  throw new RegistryError('REGISTRY_VERSION_MISSING', {
    message: `registry: model ${JSON.stringify(name)} must have a version; all are deleted; register one`,
    details: { model: name, versions: [] },
  });
}

/** Numbers of all versions, deleted ones too: none is used twice. */
export async function versionNumbers(store: Store, name: string): Promise<readonly number[]> {
  const folders = await namesIn(modelFolder(store, name), 'folder');
  return folders
    .flatMap((folder) => /^version-(\d{1,15})$/.exec(folder)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other);
}

/** Names of all registered models, sorted. */
export function modelNames(store: Store): Promise<readonly string[]> {
  return namesIn(join(store.root, 'models'), 'folder');
}

/** Every tag of a version, by key. */
export async function versionTags(
  store: Store,
  { name, version }: VersionId,
): Promise<Readonly<Record<string, string>>> {
  await getVersion(store, name, version);
  const tags = await readKeyFiles(join(versionFolder(store, { name, version }), 'tags'));
  return Object.fromEntries([...tags].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * Sets a tag of a version.
 * @throws RegistryError `REGISTRY_TAG_RESERVED` for `codexhub.…`: governance writes those itself.
 */
export async function setVersionTag(
  store: Store,
  { name, version }: VersionId,
  key: string,
  value: string,
): Promise<void> {
  if (key.startsWith('codexhub.')) {
    throw new RegistryError('REGISTRY_TAG_RESERVED', {
      message: `registry: a tag set by hand must not begin with "codexhub."; received ${JSON.stringify(key)}; use attachGate, approve or promote, or another name`,
      details: { key },
    });
  }
  await getVersion(store, name, version);
  await writeTags(store, versionFolder(store, { name, version }), { [key]: value });
}

/** The folder of a version. */
export function versionFolder(store: Store, { name, version }: VersionId): string {
  return join(modelFolder(store, name), `version-${version}`);
}

/** @throws RegistryError `REGISTRY_MODEL_MISSING` */
export async function checkModel(store: Store, name: string): Promise<void> {
  checkModelName(name);
  if (await readMeta(join(modelFolder(store, name), 'meta.yaml'), modelMetaSchema)) return;
  const models = await modelNames(store);
  throw new RegistryError('REGISTRY_MODEL_MISSING', {
    message: `registry: model ${JSON.stringify(name)} must be registered; there is ${models.join(', ') || 'none'}; register it or name one of these`,
    details: { model: name, models },
  });
}

async function findVersion(
  store: Store,
  name: string,
  version: number,
): Promise<ModelVersion | undefined> {
  const file = join(versionFolder(store, { name, version }), 'meta.yaml');
  const meta = await readMeta(file, versionMetaSchema);
  if (!meta || meta.current_stage === 'Deleted_Internal') return undefined;
  return {
    name,
    version,
    source: meta.source,
    storageLocation: meta.storage_location,
    runId: meta.run_id,
    createdAt: meta.creation_timestamp,
  };
}
