import type { CsvShape } from './csv-scanner.ts';
import type { DataIssue } from './data-issue.ts';

/** What is wrong with the shape of a file, before any cell is read. */
export function shapeIssues(size: number, shape: CsvShape): readonly DataIssue[] {
  const issues: DataIssue[] = [];
  if (size === 0 || shape.header.length === 0) {
    return [{ problem: 'empty_file', requirement: 'the file must have a header line and rows' }];
  }
  if (shape.nulLine !== undefined) {
    issues.push({
      problem: 'nul_byte',
      line: shape.nulLine,
      requirement: 'the file must be UTF-8 text without NUL bytes',
    });
  }
  if (shape.unclosedLine !== undefined) {
    issues.push({
      problem: 'unclosed_quote',
      line: shape.unclosedLine,
      requirement: 'the quote that opens here must be closed',
    });
  }
  if (Object.values(shape.lineEndings).filter((count) => count > 0).length > 1) {
    issues.push({
      problem: 'mixed_line_endings',
      requirement: 'all lines must end alike, in LF or in CRLF',
    });
  }
  if (issues.length === 0 && shape.records === 0) {
    issues.push({ problem: 'no_rows', requirement: 'there must be at least one row of data' });
  }
  return issues;
}
