import type { CsvShape } from './csv-scanner.ts';
import type { DataProblem } from './data-issue.ts';
import type { RejectedRecord } from './duckdb-reader.ts';
import type { IssueLog } from './issue-log.ts';

const KINDS: Readonly<Record<string, { problem: DataProblem; requirement: string }>> = {
  'MISSING COLUMNS': {
    problem: 'wrong_cell_count',
    requirement: 'the row must have as many cells as the header; it has fewer',
  },
  'TOO MANY COLUMNS': {
    problem: 'wrong_cell_count',
    requirement: 'the row must have as many cells as the header; it has more',
  },
  'UNQUOTED VALUE': {
    problem: 'text_after_quote',
    requirement: 'a quoted cell must end with its closing quote',
  },
  'LINE SIZE OVER MAXIMUM': {
    problem: 'line_too_long',
    requirement: 'a row must not be longer than 2,000,000 bytes',
  },
  'INVALID ENCODING': { problem: 'invalid_utf8', requirement: 'the cell must be UTF-8 text' },
};

const OTHER = {
  problem: 'unreadable_structure',
  requirement: 'the row must be CSV after RFC 4180',
} as const;

/** Notes the records that the parser refused. */
export function rejectedIssues(
  rejected: readonly RejectedRecord[],
  shape: CsvShape,
  issues: IssueLog,
): void {
  for (const { entry, kind } of rejected) {
    issues.add({ ...(KINDS[kind] ?? OTHER), line: shape.lineOfEntry(entry - 1) });
  }
}
