import { openCsv } from './csv/open-csv.ts';
import type { DataSource } from './data-source.ts';
import type { OpenedSource, SourceRequest } from './opened-source.ts';

/** Opens a source by its format; nothing is read before the first chunk is asked for. */
export function openSource(source: DataSource, request: SourceRequest): OpenedSource {
  switch (source.format) {
    case 'csv':
      return openCsv(source, request);
  }
}
