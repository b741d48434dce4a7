import type { Digest } from '@codexhub/common-config/kernel';
import { findContractColumns } from '../contract-columns.ts';
import { inspectCsvFile } from '../csv-file.ts';
import { parseCsvHeader } from '../csv-header.ts';
import type { CsvSource } from '../csv-source.ts';
import type { Place } from '../data-issue.ts';
import { readColumns } from '../duckdb-reader.ts';
import type { OpenedSource, SourceChunk, SourceRequest } from '../opened-source.ts';
import { rejectedIssues } from '../rejected-issues.ts';
import { shapeIssues } from '../shape-issues.ts';

/** Opens a CSV file. */
export function openCsv(
  source: CsvSource,
  { fields, issues, signal }: SourceRequest,
): OpenedSource {
  let digest: Digest | undefined;
  async function* chunks(): AsyncGenerator<SourceChunk> {
    const file = await inspectCsvFile(source.path, signal);
    digest = file.digest;
    for (const issue of shapeIssues(file.size, file.shape)) issues.add(issue);
    if (!issues.isEmpty) return;
    const header = parseCsvHeader(file.shape.header);
    if (!header) {
      const requirement = 'the header must be UTF-8, its quotes closed before the next comma';
      return issues.add({ problem: 'invalid_header', line: 1, requirement });
    }
    const columns = findContractColumns(fields, header, issues);
    if (!issues.isEmpty) return;
    const read = await readColumns({
      path: source.path,
      columns,
      width: header.length,
      records: file.shape.records,
      missing: source.missing ?? ['', 'NA'],
      signal,
    }).catch((cause: unknown) => {
      signal?.throwIfAborted();
      // DuckDB's own text quotes the row: only the fact goes on.
      if (cause instanceof Error) return undefined;
      throw cause;
    });
    if (await file.changed()) {
      const requirement = 'the file must not be written to while it is read';
      return issues.add({ problem: 'changed_while_read', requirement });
    }
    if (read) rejectedIssues(read.rejected, file.shape, issues);
    if (!issues.isEmpty) return;
    if (read?.table.rowCount !== file.shape.records) {
      const requirement = `the file must hold ${file.shape.records} rows of CSV after RFC 4180; the parser found ${read ? read.table.rowCount : 'none'}`;
      return issues.add({ problem: 'unreadable_structure', requirement });
    }
    yield { table: read.table, placeOf: (row): Place => ({ line: file.shape.lineOf(row) }) };
  }
  return { chunks: chunks(), digest: () => digest };
}
