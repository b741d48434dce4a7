import { resolve } from 'node:path';
import { type Dataset, loadDataset } from '@codexhub/training';
import type { Project } from '../project/load-project.ts';

/** Reads the project's data against its contract. */
export function ingest({ dir, config, contract }: Project, signal?: AbortSignal): Promise<Dataset> {
  const { path, format, missing } = config.data;
  return loadDataset({ source: { path: resolve(dir, path), format, missing }, contract, signal });
}
