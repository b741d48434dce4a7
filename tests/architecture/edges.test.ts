import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edges, packages, read, readJson, root, sources } from './repository.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

const SCOPE = '@codexhub/';
const siblings = (names: readonly string[]): string[] => {
  const scoped = names.filter((name) => name.startsWith(SCOPE));
  return [...new Set(scoped.map((name) => name.slice(SCOPE.length).split('/')[0]!))].sort();
};

function importsOf(path: string): string[] {
  return [...read(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

test('the table names exactly the packages that there are', () => {
  expect([...packages].sort()).toEqual(readdirSync(join(root, 'packages')).sort());
});

test('the table has no cycle', () => {
  const visit = (name: string, path: readonly string[]): void => {
    expect(path).not.toContain(name);
    for (const next of edges[name]!) visit(next, [...path, name]);
  };
  for (const name of packages) visit(name, []);
});

describe.each(packages)('%s', (name) => {
  const manifest = readJson<Manifest>(`packages/${name}/package.json`);
  const own = sources.filter((path) => path.startsWith(`packages/${name}/`));

  test('package.json agrees with the table', () => {
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
    expect(siblings(Object.keys(declared))).toEqual([...edges[name]!].sort());
  });

  test('tsconfig.json agrees with the table', () => {
    const { references = [] } = readJson<{ references?: { path: string }[] }>(
      `packages/${name}/tsconfig.json`,
    );
    expect(references.map(({ path }) => path.replace('../', '')).sort()).toEqual(
      [...edges[name]!].sort(),
    );
  });

  test('the lint rule agrees with the table', () => {
    const { overrides } = readJson<{ overrides: LintOverride[] }>('biome.json');
    const groups = overrides
      .filter(({ includes }) => includes.includes(`packages/${name}/src/**`))
      .flatMap(({ linter }) => linter.rules.style?.noRestrictedImports?.options.patterns ?? [])
      .map(({ group }) => group);
    expect(groups).toHaveLength(1);
    const [group = []] = groups;
    const forbids = (sibling: string): boolean =>
      (group.includes('@codexhub/*') && !group.includes(`!${SCOPE}${sibling}`)) ||
      group.includes(`${SCOPE}${sibling}`);
    const others = packages.filter((other) => other !== name);
    expect(others.filter((other) => !forbids(other)).sort()).toEqual([...edges[name]!].sort());
  });

  test('the imports agree with the table', () => {
    const used = siblings(own.flatMap(importsOf)).filter((sibling) => sibling !== name);
    expect(used).toEqual([...edges[name]!].sort());
  });

  test('imports of siblings go through their exports map, never into their folders', () => {
    const wrong = own.flatMap((path) =>
      importsOf(path)
        .filter((target) => isDeep(path, target))
        .map((target) => `${path}: ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

interface LintOverride {
  readonly includes: readonly string[];
  readonly linter: {
    readonly rules: {
      readonly style?: {
        readonly noRestrictedImports?: {
          readonly options: { readonly patterns: readonly { readonly group: readonly string[] }[] };
        };
      };
    };
  };
}

function isDeep(path: string, target: string): boolean {
  if (target.startsWith('.')) {
    const folder = join(root, path, '..');
    const absolute = join(folder, target);
    const home = join(root, path.split('/').slice(0, 3).join('/'));
    return !absolute.startsWith(home) || !existsSync(absolute);
  }
  if (!target.startsWith(SCOPE)) return false;
  const [name, ...rest] = target.slice(SCOPE.length).split('/');
  const { exports } = readJson<Manifest>(`packages/${name}/package.json`);
  return !Object.hasOwn(exports, rest.length === 0 ? '.' : `./${rest.join('/')}`);
}
