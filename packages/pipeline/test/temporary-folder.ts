import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder, gone after the tests. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'codexhub-pipeline-'));
}
