import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const packages = readdirSync('packages');
// The packed packages are built and installed in an empty folder: `npm run check` does it.
const packed = process.env['CODEXHUB_PACKED'] === '1';

export default defineConfig({
  ssr: { resolve: { conditions: ['@codexhub/source', 'module', 'node'] } },
  test: {
    // Every core: by default one is left free, which on two of them doubles the time.
    maxWorkers: '100%',
    // Files share the workers: starting one for each costs more than most of the tests.
    isolate: false,
    fsModuleCache: true,
    globalSetup: [join(import.meta.dirname, 'tests', 'temporary-home.ts')],
    // What child processes compile is kept for the next of them.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'node') },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      ...packages.map((name) => ({
        extends: true as const,
        root: `packages/${name}`,
        test: { name, include: ['test/**/*.test.ts'] },
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
