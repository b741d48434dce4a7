import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { corrupt, isRefusal } from './file-errors.ts';

/** The bytes of a file, or undefined where there is none. */
export async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (isRefusal(cause, 'ENOENT', 'ENOTDIR')) return undefined;
    throw corrupt(path, 'must be a readable file', cause);
  }
}

/** The text of a file, or undefined where there is none. */
export async function readText(path: string): Promise<string | undefined> {
  const bytes = await readBytes(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

/** Names in a folder, sorted; none where there is no folder. Dot files are not part of the layout. */
export async function namesIn(path: string, kind: 'file' | 'folder'): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => (kind === 'file' ? entry.isFile() : entry.isDirectory()))
      .map((entry) => entry.name)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (cause) {
    if (isRefusal(cause, 'ENOENT', 'ENOTDIR')) return [];
    throw corrupt(path, 'must be a readable folder', cause);
  }
}

/** The files of a folder of tags as key and text; a key with "/" is a file in folders. */
export async function readKeyFiles(folder: string, prefix = ''): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of await namesIn(join(folder, prefix), 'file')) {
    const key = `${prefix}${name}`;
    const text = await readText(join(folder, key));
    if (text !== undefined) found.set(key, text);
  }
  for (const name of await namesIn(join(folder, prefix), 'folder')) {
    for (const [key, text] of await readKeyFiles(folder, `${prefix}${name}/`)) found.set(key, text);
  }
  return found;
}
