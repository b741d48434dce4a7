import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { PipelineError } from '../errors.ts';

/** Where a project's results lie: `.codexhub/<contract>` below the working folder, unless told. */
export function outputFolder(name: string, out: string | undefined): string {
  return resolve(out ?? join('.codexhub', name));
}

/**
 * Writes a file whole: beside its place first, then moved there.
 * @throws PipelineError `PIPELINE_OUTPUT_UNWRITABLE`; the file is then as it was.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    throw new PipelineError('PIPELINE_OUTPUT_UNWRITABLE', {
      message: `output: "${path}" cannot be written (${(cause as NodeJS.ErrnoException).code}); choose another folder with --out, or give write access`,
      details: { path },
      cause,
    });
  }
}

/** The registry's folder, from `registry.uri` and the output folder. */
export function registryUri(uri: string, out: string): string {
  return `file:${resolve(out, uri.slice('file:'.length))}`;
}
