import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The root of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** Which sibling packages a package may import: the one table that all other places follow. */
export const edges: Readonly<Record<string, readonly string[]>> = {
  statistics: [],
  'common-config': [],
  training: ['common-config', 'statistics'],
  governance: ['common-config', 'statistics'],
  registry: ['common-config'],
  report: ['common-config'],
  inference: ['common-config'],
  pipeline: ['common-config', 'governance', 'inference', 'registry', 'report', 'training'],
};

export const packages: readonly string[] = Object.keys(edges);

const SKIPPED = new Set([
  'node_modules',
  'dist',
  '.git',
  '.codexhub',
  '.cache',
  '.venv',
  '__pycache__',
]);

/** All files below a folder, as paths relative to the root with "/", sorted. */
export function filesBelow(folder: string): string[] {
  const walk = (path: string): string[] =>
    readdirSync(path).flatMap((name) => {
      if (SKIPPED.has(name)) return [];
      const child = join(path, name);
      return statSync(child).isDirectory() ? walk(child) : [child];
    });
  return walk(join(root, folder))
    .map((path) => relative(root, path).split(sep).join('/'))
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function readJson<T>(path: string): T {
  return JSON.parse(read(path)) as T;
}

/** The source files of all packages. */
export const sources: readonly string[] = packages.flatMap((name) =>
  filesBelow(`packages/${name}/src`).filter((path) => path.endsWith('.ts')),
);
