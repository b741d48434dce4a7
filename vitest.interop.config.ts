import { defineConfig } from 'vitest/config';

// Compares with real Python peers: needs the virtual environment that `.ci/run` makes.
export default defineConfig({
  ssr: { resolve: { conditions: ['@codexhub/source', 'module', 'node'] } },
  test: { name: 'interop', root: 'tests', include: ['interop/**/*.test.ts'], testTimeout: 120_000 },
});
