import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRefusal, writing } from './file-errors.ts';
import type { Store } from './store.ts';

/** Text is written as UTF-8. */
export type Content = string | Uint8Array;

/** Who may read a file: as the process has it, or its owner alone. */
export type Readers = 'usual' | 'owner';

/**
 * Puts a whole file in place of whatever was there: temporary file, fsync, rename, fsync of the
 * folder. A reader sees the old file or the new one, never a part.
 */
export async function replaceFile(
  store: Store,
  path: string,
  content: Content,
  readers: Readers = 'usual',
): Promise<void> {
  await writing(path, async () => {
    const staged = await stageFile(store, content, readers);
    try {
      await mkdir(dirname(path), { recursive: true });
      await rename(staged, path);
    } catch (cause) {
      await rm(staged, { force: true });
      throw cause;
    }
    await syncFolder(dirname(path));
  });
}

/**
 * Claims a file name, exclusively and with its whole content at once.
 * @returns false where the name was taken; then nothing changed.
 */
export async function createFile(store: Store, path: string, content: Content): Promise<boolean> {
  return writing(path, async () => {
    const staged = await stageFile(store, content);
    try {
      await mkdir(dirname(path), { recursive: true });
      await link(staged, path);
    } catch (cause) {
      if (isRefusal(cause, 'EEXIST')) return false;
      throw cause;
    } finally {
      await unlink(staged);
    }
    await syncFolder(dirname(path));
    return true;
  });
}

/**
 * Claims a folder name, exclusively and with its whole content at once; `null` is an empty folder.
 * The content must not be empty: a rename replaces an empty folder.
 * @returns false where the name was taken; then nothing changed.
 */
export async function createFolder(
  store: Store,
  path: string,
  content: Readonly<Record<string, Content | null>>,
): Promise<boolean> {
  return writing(path, async () => {
    const staged = await stagingPath(store);
    try {
      await mkdir(staged);
      for (const [name, part] of Object.entries(content)) {
        if (part === null) await mkdir(join(staged, name), { recursive: true });
        else await writeSynced(join(staged, name), part);
      }
      await syncFolder(staged);
      await mkdir(dirname(path), { recursive: true });
      await rename(staged, path);
    } catch (cause) {
      await rm(staged, { recursive: true, force: true });
      if (isRefusal(cause, 'ENOTEMPTY', 'EEXIST')) return false;
      throw cause;
    }
    await syncFolder(dirname(path));
    return true;
  });
}

/** Appends one line by a single write, so that lines of several writers do not mix. */
export async function appendLine(path: string, line: string): Promise<void> {
  await writing(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a');
    try {
      await file.write(`${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

async function stageFile(
  store: Store,
  content: Content,
  readers: Readers = 'usual',
): Promise<string> {
  const staged = await stagingPath(store);
  await writeSynced(staged, content, readers);
  return staged;
}

// Same file system as the store, and where MLflow looks only for deleted experiments.
async function stagingPath(store: Store): Promise<string> {
  const folder = join(store.root, '.trash');
  await mkdir(folder, { recursive: true });
  return join(folder, `codexhub-tmp-${randomUUID()}`);
}

async function writeSynced(
  path: string,
  content: Content,
  readers: Readers = 'usual',
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', readers === 'owner' ? 0o600 : 0o666);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is all there is.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
