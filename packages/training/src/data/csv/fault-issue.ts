import type { DataIssue, DataProblem } from '../data-issue.ts';
import { ROW_LIMIT } from './csv-dialect.ts';

/** What may be wrong with a CSV file before its cells are read. */
export type CsvFault =
  | 'too_few_cells'
  | 'too_many_cells'
  | 'text_after_quote'
  | 'unclosed_quote'
  | 'line_too_long'
  | 'mixed_line_endings'
  | 'nul_byte'
  | 'invalid_utf8'
  | 'invalid_header'
  | 'different_header'
  | 'empty_file'
  | 'no_rows';

const FAULTS: Readonly<Record<CsvFault, readonly [DataProblem, requirement: string]>> = {
  too_few_cells: [
    'wrong_cell_count',
    'the row must have as many cells as the header; it has fewer',
  ],
  too_many_cells: [
    'wrong_cell_count',
    'the row must have as many cells as the header; it has more',
  ],
  text_after_quote: ['text_after_quote', 'a quoted cell must end with its closing quote'],
  unclosed_quote: ['unclosed_quote', 'the quote that opens here must be closed'],
  line_too_long: [
    'line_too_long',
    `a row must not be longer than ${ROW_LIMIT.toLocaleString('en')} bytes`,
  ],
  mixed_line_endings: [
    'mixed_line_endings',
    'all lines must end alike, in LF or in CRLF; this is the first that does not',
  ],
  nul_byte: ['nul_byte', 'the file must be UTF-8 text without NUL bytes'],
  invalid_utf8: ['invalid_utf8', 'the cell must be UTF-8 text'],
  invalid_header: [
    'invalid_header',
    'the header must be UTF-8, its quotes closed before the next comma',
  ],
  different_header: ['different_header', 'every file must have the header of the first'],
  empty_file: ['empty_file', 'the file must have a header line and rows'],
  no_rows: ['no_rows', 'there must be at least one row of data'],
};

/** The issue of a fault on a line. */
export function faultIssue(fault: CsvFault, line?: number): DataIssue {
  const [problem, requirement] = FAULTS[fault];
  return { problem, requirement, line };
}
