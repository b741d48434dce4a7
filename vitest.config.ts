import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const packages = readdirSync('packages');
const pure = new Set(['statistics', 'common-config', 'governance', 'report']);
// The packed packages are built and installed in an empty folder: `npm run check` does it.
const packed = process.env['CODEXHUB_PACKED'] === '1';

export default defineConfig({
  ssr: { resolve: { conditions: ['@codexhub/source', 'module', 'node'] } },
  test: {
    // Every core: by default one is left free, which on two of them doubles the time.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      ...packages.map((name) => ({
        extends: true as const,
        root: `packages/${name}`,
        // Pure packages share a worker: starting one for each file costs more than the tests.
        test: { name, include: ['test/**/*.test.ts'], isolate: !pure.has(name) },
      })),
      {
        extends: true as const,
        root: 'tests',
        test: {
          name: 'repo',
          include: ['**/*.test.ts'],
          exclude: ['interop/**', 'packaging/**', 'browser/**'],
        },
      },
      ...(packed
        ? [
            {
              extends: true as const,
              root: 'tests',
              test: {
                name: 'packaging',
                include: ['packaging/**/*.test.ts'],
                testTimeout: 240_000,
              },
            },
          ]
        : []),
    ],
  },
});
