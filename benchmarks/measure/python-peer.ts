import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LinePeer, startPeer } from './line-peer.ts';

const folder = join(import.meta.dirname, '..');
const environment = join(folder, '.venv');
const python = join(
  environment,
  ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
);

/** Starts a program of `peers/` in the virtual environment, which is made where it is not there. */
export function startPython(program: string, parameters: readonly string[]): LinePeer {
  prepareEnvironment();
  return startPeer(python, [join(folder, 'peers', program), ...parameters]);
}

/** The interpreter of the virtual environment, for programs that run once and are measured whole. */
export function pythonCommand(program: string): readonly string[] {
  prepareEnvironment();
  return [python, join(folder, 'peers', program)];
}

// Made anew whenever the pinned versions change.
function prepareEnvironment(): void {
  const requirements = join(folder, 'requirements.txt');
  const pinned = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(environment, '.pinned');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === pinned) return;
  process.stderr.write('python: making the virtual environment (once)\n');
  rmSync(environment, { recursive: true, force: true });
  const base = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (!base) throw new Error('benchmarks: Python 3.11 or newer must be on the PATH; install it');
  must(base, ['-m', 'venv', environment]);
  must(python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    requirements,
  ]);
  writeFileSync(stamp, pinned);
}

function must(program: string, parameters: readonly string[]): void {
  const { status, error } = spawnSync(program, parameters, {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === 0) return;
  throw new Error(`benchmarks: "${program} ${parameters.slice(0, 3).join(' ')}" failed`, {
    cause: error,
  });
}
