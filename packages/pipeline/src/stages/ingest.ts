import { type Dataset, loadDataset } from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import { dataSource } from './data-source.ts';

/** Reads the project's data against its contract. */
export function ingest({ dir, config, contract }: Project, signal?: AbortSignal): Promise<Dataset> {
  const source = dataSource(dir, config.data);
  return loadDataset({ source, contract, issueLimit: config.data.issueLimit, signal });
}
