import type { JsonObject } from '@codexhub/common-config/kernel';

/** What may be wrong with the cells of a source: the contract's own words, and numbers that are not exact. */
export const cellProblems = [
  'missing',
  'wrong_type',
  'out_of_range',
  'unknown_category',
  'inexact_integer',
] as const;

/** What may be wrong with a source. */
export type DataProblem =
  | (typeof cellProblems)[number]
  | 'empty_file'
  | 'no_rows'
  | 'absent_column'
  | 'duplicate_column'
  | 'repeated_key'
  | 'column_type'
  | 'different_header'
  | 'nul_byte'
  | 'unclosed_quote'
  | 'invalid_header'
  | 'too_many_columns'
  | 'mixed_line_endings'
  | 'wrong_cell_count'
  | 'text_after_quote'
  | 'invalid_utf8'
  | 'line_too_long'
  | 'invalid_compression'
  | 'unreadable_structure'
  | 'changed_while_read';

/** Where something stands in a source: what it has of file, line and row. */
export interface Place {
  /** Base name of the file, where a source has several. */
  readonly file?: string | undefined;
  /** One-based line of a text file, a header being line 1. */
  readonly line?: number | undefined;
  /** One-based row of a source that has no lines; a header is no row. */
  readonly row?: number | undefined;
}

/** One thing that is wrong, and where; never the value itself. */
export interface DataIssue extends Place {
  readonly problem: DataProblem;
  readonly column?: string | undefined;
  /** What the place must hold. */
  readonly requirement: string;
}

/** An issue in one line; `source` stands where the issue names no file. */
export function describeIssue(source: string, issue: DataIssue): string {
  const { problem, file = source, line, row, column, requirement } = issue;
  const place = line === undefined ? file : `${file}:${line}`;
  const inRow = row === undefined ? '' : ` row ${row}`;
  const cell = column === undefined ? '' : ` column "${column}"`;
  return `${place}${inRow}${cell} ${problem.replaceAll('_', ' ')}: ${requirement}`;
}

/** An issue as JSON: what is not known is left out. */
export function issueToJson(issue: DataIssue): JsonObject {
  const { problem, requirement, file, line, row, column } = issue;
  return {
    problem,
    requirement,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
}
