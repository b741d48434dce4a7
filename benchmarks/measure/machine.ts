import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** What numbers depend on; nothing by which the machine could be found. */
export function machine(): Readonly<Record<string, string | number>> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
  };
}

/** The version of a package that this folder depends on, or that one of its dependencies does. */
export function versionOf(name: string, through?: string): string {
  const own = createRequire(import.meta.url);
  const from = through === undefined ? own : createRequire(own.resolve(`${through}/package.json`));
  const manifest = from.resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
