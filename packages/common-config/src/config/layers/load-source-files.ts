import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { digestBytes } from '../../kernel/digest.ts';
import { ConfigError } from '../errors.ts';
import { suggest } from '../issues/suggest.ts';
import type { SecretReader } from '../secret/resolve-secrets.ts';
import { limits } from '../yaml/limits.ts';
import type { SourceFile } from './source-file.ts';

const SECRET_BYTES = 65_536;

/** Which files belong to a configuration. */
export interface SourceFilesOptions {
  readonly dir: string;
  readonly environment: string | undefined;
  readonly sections: ReadonlyMap<string, string>;
}

/**
 * Reads the files of a configuration from disk. `default.yaml` and a named environment's file must
 * be there; the others need not.
 *
 * @throws ConfigError `CONFIG_UNREADABLE` where the directory cannot be listed.
 */
export function loadSourceFiles(options: SourceFilesOptions): readonly SourceFile[] {
  const { dir, environment, sections } = options;
  const names = listDirectory(dir);
  const load = (layer: SourceFile['layer'], name: string, required: boolean): SourceFile => ({
    layer,
    name: join(dir, name),
    content: loadFile(dir, name, required, names),
  });
  return [
    load('default', 'default.yaml', true),
    ...Array.from(sections, ([section, name]) => ({ ...load('section', name, false), section })),
    ...(environment === undefined ? [] : [load('environment', `${environment}.yaml`, true)]),
    load('local', 'local.yaml', false),
  ];
}

function listDirectory(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort();
  } catch (cause) {
    throw new ConfigError('CONFIG_UNREADABLE', {
      message: `configuration: the directory "${dir}" must be readable, received ${errorCode(cause)}; give "dir", or create it with a default.yaml`,
      details: { dir },
      cause,
    });
  }
}

function loadFile(
  dir: string,
  name: string,
  required: boolean,
  names: readonly string[],
): SourceFile['content'] {
  const read = readBytes(join(dir, name), limits.bytes);
  if ('bytes' in read) {
    const text = decode(read.bytes);
    return text === undefined
      ? { status: 'refused', code: 'yaml', problem: 'the text must be UTF-8' }
      : { status: 'read', text, digest: digestBytes(read.bytes) };
  }
  if (read.code === 'ENOENT' && !required) return { status: 'absent' };
  const code = read.code === 'EFBIG' ? 'limit' : 'unreadable_file';
  const suggestion = read.code === 'ENOENT' ? suggest(name, names) : undefined;
  const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
  return { status: 'refused', code, problem: `the file ${read.problem}${hint}`, suggestion };
}

/** Reads the files that secrets refer to, relative to the configuration's directory. */
export function secretFileReader(dir: string): SecretReader['readFile'] {
  return (path) => {
    const read = readBytes(resolve(dir, path), SECRET_BYTES);
    if (!('bytes' in read)) return { problem: read.problem };
    const text = decode(read.bytes);
    if (text === undefined) return { problem: 'is not UTF-8' };
    return text === '' ? { problem: 'is empty' } : { text };
  };
}

function readBytes(
  path: string,
  most: number,
): { readonly bytes: Uint8Array } | { readonly code: string; readonly problem: string } {
  try {
    // Asked first, so that a device or a huge file is never read.
    const stat = statSync(path);
    if (!stat.isFile()) return { code: 'EISDIR', problem: 'is no regular file' };
    const bytes = stat.size > most ? undefined : readFileSync(path);
    if (bytes && bytes.length <= most) return { bytes };
    return { code: 'EFBIG', problem: `has more than ${most} bytes` };
  } catch (error) {
    const code = errorCode(error);
    const problem = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    return { code, problem };
  }
}

// A byte order mark is dropped; invalid UTF-8 gives nothing.
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'an error';
}
