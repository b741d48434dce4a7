import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Clock } from '@codexhub/common-config/kernel';
import { RegistryError } from '../errors.ts';
import type { IdSource } from './ids.ts';

/** One folder in MLflow's layout, with where time and identifiers come from. */
export interface Store {
  /** Absolute path. */
  readonly root: string;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * The folder that a URI names: `file:///absolute`, `file:relative`, or a plain path.
 * @throws RegistryError `REGISTRY_URI_UNSUPPORTED` for any other scheme, or another host.
 */
export function rootOf(uri: string): string {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined && uri !== '' && !uri.includes('\0')) return resolve(uri);
  if (scheme === 'file') {
    try {
      const rest = uri.slice('file:'.length);
      if (rest.startsWith('/')) return resolve(fileURLToPath(uri));
      if (rest !== '') return resolve(decodeURIComponent(rest));
    } catch (cause) {
      throw unsupported(uri, cause);
    }
  }
  throw unsupported(uri, undefined);
}

/** The URI of a file or folder, as MLflow writes it: `file:///…`. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** The folder of a registered model. */
export function modelFolder(store: Store, name: string): string {
  return join(store.root, 'models', name);
}

function unsupported(uri: string, cause: unknown): RegistryError {
  return new RegistryError('REGISTRY_URI_UNSUPPORTED', {
    message: `registry: the URI must be a folder ("file:…" or a path); received ${JSON.stringify(uri)}; name a folder on this machine`,
    details: { uri },
    cause,
  });
}
