import type { DataSource } from './data-source.ts';
import { locationName } from './files/resolve-files.ts';
import { printableAddress } from './http/http-error.ts';

/** How messages name a source: never with more of it than people may see. */
export function sourceName(source: DataSource): string {
  switch (source.format) {
    case 'csv':
    case 'parquet':
    case 'json':
    case 'ndjson':
      return locationName(source);
    case 'http':
      return URL.canParse(source.url) ? printableAddress(source.url) : source.format;
    default:
      return source.format;
  }
}
