import { basename } from 'node:path';
import type { DataSource } from './data-source.ts';
import { printableAddress } from './http/http-error.ts';

/** How messages name a source: never with more of it than people may see. */
export function sourceName(source: DataSource): string {
  switch (source.format) {
    case 'csv':
      return basename(source.path);
    case 'http':
      return URL.canParse(source.url) ? printableAddress(source.url) : source.format;
    default:
      return source.format;
  }
}
