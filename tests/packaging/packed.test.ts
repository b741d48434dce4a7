import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packages, root } from '../architecture/repository.ts';
import { emptyFolder, installAll, type PackedPackage, packAll, run, runTool } from './consumer.ts';

const folder = emptyFolder();
let packed: readonly PackedPackage[] = [];
let consumer = '';

beforeAll(async () => {
  packed = await packAll(folder);
  consumer = await installAll(folder, packed);
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function subpaths(): string[] {
  return packed.flatMap((one) => one.subpaths);
}

describe('what is in the tarballs', () => {
  test('there is one for every package', () => {
    expect(packed.map(({ name }) => name)).toEqual(packages.map((name) => `@codexhub/${name}`));
  });

  test('each has its licence, manifest, readme and code', () => {
    for (const { name, files } of packed) {
      expect(files, name).toEqual(
        expect.arrayContaining([
          'LICENSE',
          'README.md',
          'package.json',
          'src/index.ts',
          'dist/index.js',
        ]),
      );
    }
  });

  test('none has a test, data, configuration, an example or a trace of the build', () => {
    const stray = packed.flatMap(({ name, files }) =>
      files
        .filter(
          (path) => !/^(dist|src)\/|^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path),
        )
        .concat(
          files.filter((path) =>
            /(^|\/)(tests?|fixtures|config\/[^/]*\.yaml|examples)\/|\.(test\.ts|csv|yaml|onnx|tsbuildinfo)$/.test(
              path,
            ),
          ),
        )
        .map((path) => `${name}: ${path}`),
    );
    expect(stray).toEqual([]);
  });

  test('every file that a manifest names is there', () => {
    for (const { name, files } of packed) {
      const manifest = JSON.parse(
        readFileSync(join(consumer, 'node_modules', name, 'package.json'), 'utf8'),
      ) as {
        exports: Record<string, string | Record<string, string>>;
        bin?: Record<string, string>;
      };
      const named = [
        ...Object.values(manifest.exports).flatMap((target) =>
          typeof target === 'string' ? [target] : Object.values(target),
        ),
        ...Object.values(manifest.bin ?? {}),
      ].map((path) => path.replace('./', ''));
      expect(
        named.filter((path) => !files.includes(path)),
        name,
      ).toEqual([]);
    }
  });

  test('no script is there that no map or other script leads to', () => {
    for (const { name, files } of packed) {
      const scripts = files.filter((path) => path.endsWith('.js'));
      const text = scripts.map((path) =>
        readFileSync(join(consumer, 'node_modules', name, path), 'utf8'),
      );
      const chunks = scripts.filter((path) => /\/chunk-/.test(path));
      const orphans = chunks.filter(
        (path) => !text.some((code) => code.includes(`/${path.split('/').at(-1)}"`)),
      );
      expect(orphans, name).toEqual([]);
    }
  });
});

describe('what is installed', () => {
  test('comes from the tarballs: no link leads into the repository', () => {
    for (const { name } of packed) {
      expect(existsSync(join(consumer, 'node_modules', name, 'test'))).toBe(false);
    }
    expect(readFileSync(join(consumer, 'pnpm-lock.yaml'), 'utf8')).not.toContain('link:');
  });

  test('import gives names from every subpath', async () => {
    const file = join(consumer, 'import.mjs');
    writeFileSync(file, `${namesOf((path) => `await import('${path}')`)}`);
    await expectNames(file);
  });

  test('require gives names from every subpath', async () => {
    const file = join(consumer, 'require.cjs');
    writeFileSync(file, `${namesOf((path) => `require('${path}')`)}`);
    await expectNames(file);
  });

  test('a path outside the exports map is refused', async () => {
    const file = join(consumer, 'inside.mjs');
    writeFileSync(file, "await import('@codexhub/training/dist/index.js');\n");
    const { status, stderr } = await run(process.execPath, [file], consumer);
    expect(status).toBe(1);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('the codexhub command', () => {
  const codexhub = (...parameters: string[]) =>
    run(join(consumer, 'node_modules', '.bin', 'codexhub'), parameters, consumer);

  test('helps', async () => {
    const { status, stdout, stderr } = await codexhub('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const verb of ['run', 'approve', 'promote', 'predict', 'lineage', 'config']) {
      expect(stdout).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
    }
  });

  test.each(['project', 'metrics', 'governance'])('prints the schema of %s', async (name) => {
    const { status, stdout } = await codexhub('config', 'schema', name);
    expect(status).toBe(0);
    expect(stdout).toBe(
      readFileSync(join(root, 'config', 'schema', `${name}.schema.json`), 'utf8'),
    );
  });

  test('reads a configuration', async () => {
    const { status, stdout } = await codexhub('config', 'check', join(root, 'config'));
    expect(status).toBe(0);
    expect(stdout).toContain('the configuration holds');
  });
});

describe.each(['nodenext', 'bundler'])('the types, resolved as %s does', (moduleResolution) => {
  const check = async (name: string, code: string) => {
    const types = join(consumer, `${name}-${moduleResolution}.ts`);
    writeFileSync(types, code);
    const config = join(consumer, `tsconfig.${name}-${moduleResolution}.json`);
    writeFileSync(
      config,
      JSON.stringify({
        compilerOptions: {
          module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
          moduleResolution,
          target: 'es2024',
          lib: ['es2024', 'esnext.disposable'],
          types: ['node'],
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
        },
        files: [types],
      }),
    );
    return await runTool('tsc', ['-p', config], consumer);
  };

  test('hold in a consumer, libraries checked too', async () => {
    const imports = subpaths().map((path, index) => `import * as room${index} from '${path}';\n`);
    const uses = subpaths().map((_, index) => `void room${index};\n`);
    const { stdout } = await check('consumer', `${imports.join('')}${uses.join('')}${TYPED}`);
    expect(stdout).toBe('');
  });

  test('refuse a protected attribute as input', async () => {
    const { status, stdout } = await check(
      'wrong',
      TYPED.replace('{ debt: 0.3 }', '{ debt: 0.3, sex: 1 }'),
    );
    expect(status).not.toBe(0);
    expect(stdout).toContain("'sex' does not exist in type");
  });
});

const TYPED = `
import { defineContract, type InputRow } from '@codexhub/common-config/contract';
import type { GateReport } from '@codexhub/common-config/records';
import { gateMatchers } from '@codexhub/governance/vitest';
import type { InferenceService } from '@codexhub/inference';
import { expect } from 'vitest';
const contract = defineContract({
  name: 'lending',
  task: 'binary_classification',
  features: { debt: { type: 'number' } },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { sex: { type: 'category', values: ['f', 'm'] } },
});
export const row: InputRow<typeof contract> = { debt: 0.3 };
export async function ask(service: InferenceService<typeof contract>): Promise<'no' | 'yes'> {
  return (await service.predict(row)).decision;
}
export function gate(report: GateReport): void {
  expect.extend(gateMatchers);
  expect(report).toPassGate();
  expect(report).not.toHaveOutcome('metrics.roc_auc', 'not_measured');
}
`;

function namesOf(load: (path: string) => string): string {
  const lines = subpaths().map(
    (path) => `names[${JSON.stringify(path)}] = Object.keys(${load(path)}).length;\n`,
  );
  return `const names = {};\n${lines.join('')}console.log(JSON.stringify(names));\n`;
}

async function expectNames(file: string): Promise<void> {
  const { status, stdout, stderr } = await run(process.execPath, [file], consumer);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const names = JSON.parse(stdout) as Record<string, number>;
  expect(Object.keys(names)).toEqual(subpaths());
  expect(Object.entries(names).filter(([, count]) => count === 0)).toEqual([]);
}
