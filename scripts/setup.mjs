// Installs the locked dependencies, and does nothing when they are there already.
// Plain JavaScript on purpose: it is the one file that runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.codexhub-setup');

const inputs = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];
const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
for (const file of inputs) hash.update(readFileSync(join(root, file)));
const stamp = hash.digest('hex');

if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) process.exit(0);

process.stderr.write('setup: installing the locked dependencies (once)\n');
const install = spawnSync(
  'npx',
  ['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=silent'],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  },
);
if (install.status !== 0) {
  process.stderr.write(
    `setup: "${PNPM} install --frozen-lockfile" failed with exit code ${install.status}; run "npx -y ${PNPM} install --frozen-lockfile" to see why\n`,
  );
  process.exit(install.status ?? 1);
}

const bundled = existsSync(join(root, 'node_modules', '.bin', 'node'));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!bundled && (major < 22 || (major === 22 && minor < 18))) {
  process.stderr.write(
    `setup: Node ${process.versions.node} is too old and no Node is bundled for ${process.platform}-${process.arch}; install Node >= 22.18\n`,
  );
  process.exit(1);
}
writeFileSync(stampFile, stamp);
