import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packages, readJson, root } from '../architecture/repository.ts';

export interface PackedPackage {
  readonly name: string;
  readonly tarball: string;
  /** Paths in the tarball, without the leading "package/". */
  readonly files: readonly string[];
  /** What can be imported: the exports map, the manifest itself left out. */
  readonly subpaths: readonly string[];
}

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const bin = join(root, 'node_modules', '.bin');
const execute = promisify(execFile);

/** Runs a program, and gives its exit code instead of throwing. */
export async function run(
  program: string,
  parameters: readonly string[],
  cwd: string,
): Promise<Answer> {
  // A consumer has no such setting: what is installed must do without the source condition.
  const { NODE_OPTIONS: _, ...env } = process.env;
  try {
    const { stdout, stderr } = await execute(program, parameters, { cwd, env, encoding: 'utf8' });
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as Partial<Answer> & { code?: unknown };
    if (typeof code !== 'number') throw error;
    return { status: code, stdout, stderr };
  }
}

/** Runs a program of the repository: pnpm, tsc. */
export function runTool(name: string, parameters: readonly string[], cwd: string): Promise<Answer> {
  return run(join(bin, name), parameters, cwd);
}

/** An empty folder outside the repository. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'codexhub-packed-'));
}

/** Packs every package as it would be published. */
export async function packAll(folder: string): Promise<readonly PackedPackage[]> {
  const packed: PackedPackage[] = [];
  for (const name of packages) {
    const destination = join(folder, 'tarballs', name);
    mkdirSync(destination, { recursive: true });
    const source = join(root, 'packages', name);
    done(await runTool('pnpm', ['pack', '--pack-destination', destination], source));
    const tarball = join(destination, readdirSync(destination)[0]!);
    const { stdout } = done(await run('tar', ['-tzf', tarball], folder));
    const manifest = readJson<{ name: string; exports: Record<string, unknown> }>(
      `packages/${name}/package.json`,
    );
    packed.push({
      name: manifest.name,
      tarball,
      files: stdout
        .trim()
        .split('\n')
        .map((path) => path.replace(/^package\//, '')),
      subpaths: Object.keys(manifest.exports)
        .filter((path) => path !== './package.json')
        .map((path) => `${manifest.name}${path.slice(1)}`),
    });
  }
  return packed;
}

/** Installs the tarballs, and nothing from the workspace, in a project of their own. */
export async function installAll(
  folder: string,
  packed: readonly PackedPackage[],
): Promise<string> {
  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  const tarballs = Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const own = (name: string): string =>
    readJson<{ version: string }>(`node_modules/${name}/package.json`).version;
  const manifest = {
    name: 'consumer',
    private: true,
    dependencies: tarballs,
    // What the types of the packages speak of, and a consumer of "@codexhub/governance/vitest" has.
    devDependencies: { '@types/node': own('@types/node'), vitest: own('vitest') },
  };
  writeFileSync(join(consumer, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(consumer, 'pnpm-workspace.yaml'), JSON.stringify({ overrides: tarballs }));
  const parameters = ['install', '--prefer-offline', '--ignore-scripts', '--reporter=append-only'];
  done(await runTool('pnpm', parameters, consumer));
  return consumer;
}

function done(answer: Answer): Answer {
  if (answer.status === 0) return answer;
  throw new Error(`exit code ${answer.status}\n${answer.stdout}\n${answer.stderr}`);
}
