import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Every temporary file of a run lies in one folder that is gone after it: no test has to clean up.
const home = mkdtempSync(join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), 'codexhub-tests-'));

export function setup(): void {
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = home;
}

export function teardown(): void {
  rmSync(home, { recursive: true, force: true });
}

// Memory, where there is enough of it: thousands of small files need not wait for a disk.
function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 2 ** 30;
  } catch {
    return false;
  }
}
