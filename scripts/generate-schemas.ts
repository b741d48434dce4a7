// Writes config/schema from the zod schemas; with --check it only says which file is not current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFiles } from './schema-files.ts';

const folder = join(import.meta.dirname, '..', 'config', 'schema');
const check = process.argv.includes('--check');

if (!check) mkdirSync(folder, { recursive: true });
for (const [name, text] of schemaFiles()) {
  const path = join(folder, name);
  const current = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (current) continue;
  if (check) {
    process.stderr.write(`config/schema/${name} is not current: run "npm run generate"\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    process.stdout.write(`config/schema/${name} written\n`);
  }
}
