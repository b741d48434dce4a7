import { basename, sep } from 'node:path';

/** What tells some files apart: their paths without the folders that all of them share. */
export function shortNames(paths: readonly string[]): readonly string[] {
  const [first = '', ...others] = paths;
  if (others.length === 0) return paths.map((path) => basename(path));
  const folders = first.split(/[\\/]/).slice(0, -1);
  let shared = 0;
  while (
    shared < folders.length &&
    others.every((path) => path.split(/[\\/]/)[shared] === folders[shared])
  ) {
    shared += 1;
  }
  return paths.map((path) => path.split(/[\\/]/).slice(shared).join(sep));
}
