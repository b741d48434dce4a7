import { glob, stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { requireOption } from '../../internal/require-option.ts';
import type { FileLocation } from './file-location.ts';
import { unreadable } from './unreadable.ts';

/**
 * The files of a location: those named, in their order, or those of the pattern, in that of their paths.
 * @throws TrainingError `TRAINING_SOURCE_UNREADABLE` where no file has the pattern.
 */
export async function resolveFiles(location: FileLocation): Promise<readonly string[]> {
  if (location.path !== undefined) {
    const paths = typeof location.path === 'string' ? [location.path] : location.path;
    requireOption(paths.length > 0, 'data: the path', 'one file or more', 'none');
    return paths;
  }
  const found: string[] = [];
  const cwd = location.cwd ?? '.';
  for await (const name of glob(location.glob, { cwd })) {
    const path = isAbsolute(name) ? name : join(cwd, name);
    if ((await stat(path)).isFile()) found.push(path);
  }
  if (found.length === 0) throw unreadable(location.glob, 'no file has this pattern');
  return found.sort();
}

/** How messages name a location: the file, or the first and how many more, or the pattern. */
export function locationName({ path, glob: pattern }: FileLocation): string {
  if (path === undefined) return pattern === undefined ? '' : basename(pattern);
  if (typeof path === 'string') return basename(path);
  const [first = '', ...more] = path;
  return more.length === 0 ? basename(first) : `${basename(first)} and ${more.length} more`;
}
