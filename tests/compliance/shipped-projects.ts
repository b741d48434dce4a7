import { join } from 'node:path';
import { loadProject } from '@codexhub/pipeline';

const root = join(import.meta.dirname, '../..');

/** Every project that stands in the repository, by its name. */
export const shippedProjects = ['config', 'examples/credit/config'].map((path) => ({
  path,
  policy: loadProject({ dir: join(root, path), env: {} }).policy,
}));
