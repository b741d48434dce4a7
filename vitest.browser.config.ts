import { defineConfig } from 'vitest/config';

// Looks at the pages in a real browser: CODEXHUB_CHROMIUM must be the path of a Chromium.
export default defineConfig({
  ssr: { resolve: { conditions: ['@codexhub/source', 'module', 'node'] } },
  test: { name: 'browser', root: 'tests', include: ['browser/**/*.test.ts'], testTimeout: 120_000 },
});
