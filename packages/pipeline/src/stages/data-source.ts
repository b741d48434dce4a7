import { resolve } from 'node:path';
import type { ProjectConfig } from '@codexhub/common-config/config';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import type { DataSource, FileLocation, SqlFile } from '@codexhub/training';

type DataConfig = DeepReadonly<ProjectConfig>['data'];

/** The source that a configuration names; its paths are relative to the folder of its files. */
export function dataSource(dir: string, data: DataConfig): DataSource {
  if (data.format === 'sql') {
    const files = Object.entries(data.files).map(([name, file]): [string, SqlFile] => [
      name,
      { ...file, path: resolve(dir, file.path) },
    ]);
    return {
      format: data.format,
      query: data.query,
      memory: data.memory,
      files: Object.fromEntries(files),
    };
  }
  if (data.format === 'http' || data.format === 'postgres') {
    const { issueLimit: _, ...source } = data;
    return source;
  }
  const { path, glob, issueLimit: _, ...options } = data;
  return { ...options, ...locationOf(dir, path, glob) };
}

// That one of them is there, and not both, the project's own check has made sure.
function locationOf(dir: string, path: string | undefined, glob: string | undefined): FileLocation {
  return path === undefined ? { glob: glob ?? '', cwd: dir } : { path: resolve(dir, path) };
}
