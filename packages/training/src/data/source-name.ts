import { basename } from 'node:path';
import type { DataSource } from './data-source.ts';

/** How messages name a source: never with more of it than people may see. */
export function sourceName(source: DataSource): string {
  return basename(source.path);
}
