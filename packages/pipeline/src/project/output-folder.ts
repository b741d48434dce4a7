import { access, constants, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PipelineError } from '../errors.ts';

/** Where a project's results lie: `.codexhub/<contract>` below the working folder, unless told. */
export function outputFolder(name: string, out: string | undefined): string {
  return resolve(out ?? join('.codexhub', name));
}

/**
 * Asks whether the folder of the results could be written, before the work and not after. Nothing is
 * made: a run that is refused leaves nothing behind.
 * @throws PipelineError `PIPELINE_OUTPUT_UNWRITABLE`
 */
export async function requireWritable(path: string): Promise<void> {
  try {
    if (!(await stat(path)).isDirectory())
      throw Object.assign(new Error(path), { code: 'ENOTDIR' });
    await access(path, constants.W_OK);
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing && dirname(path) !== path) return requireWritable(dirname(path));
    throw unwritable(path, cause);
  }
}

// Two drafts of one file, in one process, must not be one draft.
let drafts = 0;

/**
 * Writes a file whole: beside its place first, then moved there.
 * @throws PipelineError `PIPELINE_OUTPUT_UNWRITABLE`; the file is then as it was.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  drafts += 1;
  const draft = `${path}.${process.pid}-${drafts}.draft`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    throw unwritable(path, cause);
  }
}

/**
 * The registry's URI: `file:/…` as it stands, `file:relative` below the output folder. What a folder
 * may be called, such as `loans #2`, a URI may have to escape.
 */
export function registryUri(uri: string, out: string): string {
  const path = uri.slice('file:'.length);
  return path.startsWith('/') ? uri : pathToFileURL(resolve(out, path)).href;
}

function unwritable(path: string, cause: unknown): PipelineError {
  return new PipelineError('PIPELINE_OUTPUT_UNWRITABLE', {
    message: `output: "${path}" cannot be written (${(cause as NodeJS.ErrnoException).code}); choose another folder with --out, or give write access`,
    details: { path },
    cause,
  });
}
