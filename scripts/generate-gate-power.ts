// Writes docs/reference/gate-power.md and .svg from the simulator of the tests; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatePowerDocuments } from './gate-power.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'reference');
const check = process.argv.includes('--check');

for (const [name, text] of gatePowerDocuments()) {
  const path = join(folder, name);
  if (currentText(path) === text) continue;
  if (check) {
    process.stderr.write(`docs/reference/${name} is not current: run "npm run generate"\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    process.stdout.write(`docs/reference/${name} written\n`);
  }
}

function currentText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
