import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

// One recipe for every package: the entries are the sources that its exports map names.
interface Manifest {
  exports: Record<string, string | { '@codexhub/source'?: string }>;
  bin?: Record<string, string>;
}

export default defineConfig(() => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const sources = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'object' && target['@codexhub/source'] ? [target['@codexhub/source']] : [],
  );
  const commands = Object.values(manifest.bin ?? {}).map((file) =>
    file.replace('./dist/', './src/').replace(/\.js$/, '.ts'),
  );
  return {
    entry: Object.fromEntries(
      [...new Set([...sources, ...commands])].map((file) => [
        file.replace(/^\.\/src\//, '').replace(/\.ts$/, ''),
        file,
      ]),
    ),
    format: ['esm'],
    target: 'node22',
    sourcemap: true,
    dts: false,
    // What an earlier build left goes; the declarations are the compiler's, and stay.
    clean: ['!**/*.d.ts', '!**/*.d.ts.map', '!.tsbuildinfo'],
    silent: true,
  };
});
