// Runs the --check of every generator that needs Node alone; those in Python run in the CI.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const generators = ['generate-schemas.ts', 'generate-gate-power.ts'];

for (const generator of generators) {
  const { status } = spawnSync(
    process.execPath,
    ['--conditions=@codexhub/source', join(import.meta.dirname, generator), '--check'],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = 1;
  else process.stdout.write(`scripts/${generator} --check: current\n`);
}
