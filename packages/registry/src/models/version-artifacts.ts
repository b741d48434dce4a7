import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RegistryError } from '../errors.ts';
import { checkArtifactPath } from '../store/artifact-path.ts';
import { readMeta, runMetaSchema } from '../store/meta-schemas.ts';
import { namesIn, readBytes } from '../store/read-files.ts';
import type { Store } from '../store/store.ts';
import type { ModelVersion } from './model-version.ts';

/**
 * The bytes of one file of a version's model folder, such as `model.onnx`. The folder is looked
 * for in this store, so a store that was copied elsewhere reads its own files.
 *
 * @throws RegistryError `REGISTRY_ARTIFACT_PATH_INVALID`; `REGISTRY_ARTIFACT_MISSING`, also where the
 * path leads out of the folder by a link or the source lies outside of the store.
 */
export async function readArtifact(
  store: Store,
  version: ModelVersion,
  path: string,
): Promise<Uint8Array> {
  checkArtifactPath(path);
  const folder = await modelFiles(store, version);
  const file = folder === undefined ? undefined : await inside(folder, join(folder, path));
  const bytes = file === undefined ? undefined : await readBytes(file);
  if (bytes !== undefined) return bytes;
  throw new RegistryError('REGISTRY_ARTIFACT_MISSING', {
    message: `registry: version ${version.version} of ${JSON.stringify(version.name)} must have the file ${JSON.stringify(path)} in this store; it has none; register the model again`,
    details: { model: version.name, version: version.version, path, source: version.source },
  });
}

/** The artifacts of the run that a version was made by. */
export async function runArtifacts(
  store: Store,
  version: ModelVersion,
): Promise<string | undefined> {
  if (version.runId === null || !/^[A-Za-z0-9][\w-]{0,255}$/.test(version.runId)) return undefined;
  for (const experiment of await namesIn(store.root, 'folder')) {
    const folder = join(store.root, experiment, version.runId);
    const meta = await readMeta(join(folder, 'meta.yaml'), runMetaSchema);
    if (meta?.run_id === version.runId) return join(folder, 'artifacts');
  }
  return undefined;
}

async function modelFiles(store: Store, version: ModelVersion): Promise<string | undefined> {
  const location = version.storageLocation ?? version.source;
  const path = localPath(location);
  if (path === undefined) return undefined;
  const artifacts = await runArtifacts(store, version);
  const [, tail] = path.split(`${sep}${version.runId}${sep}artifacts${sep}`);
  if (artifacts !== undefined && tail !== undefined)
    return inside(artifacts, join(artifacts, tail));
  return inside(store.root, path);
}

function localPath(location: string): string | undefined {
  try {
    return location.startsWith('file:') ? fileURLToPath(location) : location;
  } catch {
    return undefined;
  }
}

async function inside(folder: string, path: string): Promise<string | undefined> {
  if (!(await stat(path).catch(() => undefined))) return undefined;
  const [real, root] = await Promise.all([realpath(path), realpath(folder)]);
  return real.startsWith(`${root}${sep}`) ? real : undefined;
}
