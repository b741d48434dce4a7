import type { Stats } from 'node:fs';
import { constants, type FileHandle, open } from 'node:fs/promises';
import type { IssueLog } from '../issue-log.ts';
import { failureCode, unreadable } from './unreadable.ts';

/** A regular file, open for reading, as it was when it was opened. */
export interface OpenFile {
  readonly path: string;
  readonly handle: FileHandle;
  readonly size: number;
  /** Notes it where the file was written to since. */
  checkUnchanged(name: string | undefined, issues: IssueLog): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file.
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where there is no such readable file.
 */
export async function openFile(path: string): Promise<OpenFile> {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const handle = await open(path, flags).catch((cause: unknown) => {
    throw unreadable(path, failureCode(cause), cause);
  });
  const before = await handle.stat();
  if (!before.isFile()) {
    await handle.close();
    throw unreadable(path, 'it is no regular file');
  }
  return {
    path,
    handle,
    size: before.size,
    checkUnchanged: async (name, issues): Promise<void> => {
      if (!isSame(before, await handle.stat())) {
        const requirement = 'the file must not be written to while it is read';
        issues.add({
          problem: 'changed_while_read',
          ...(name === undefined ? {} : { file: name }),
          requirement,
        });
      }
    },
    close: () => handle.close(),
  };
}

function isSame(one: Stats, other: Stats): boolean {
  return one.size === other.size && one.mtimeMs === other.mtimeMs;
}
