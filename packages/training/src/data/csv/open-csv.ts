import type { CsvSource } from '../csv-source.ts';
import { openTextFiles } from '../files/text-files.ts';
import type { OpenedSource, SourceRequest } from '../opened-source.ts';
import { csvDialect } from './csv-dialect.ts';
import { createCsvFileReader } from './csv-file-reader.ts';

/** Opens CSV files: an own scanner reads them, typed by the contract alone. */
export function openCsv(source: CsvSource, request: SourceRequest): OpenedSource {
  const files = createCsvFileReader(csvDialect(source), request);
  return {
    ...openTextFiles(source, request, files.read),
    expectedRows: () => files.expectedRows,
  };
}
