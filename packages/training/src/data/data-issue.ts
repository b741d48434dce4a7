import type { JsonObject } from '@codexhub/common-config/kernel';
import { TrainingError } from '../errors.ts';

/** What may be wrong with a data file. */
export type DataProblem =
  | 'empty_file'
  | 'no_rows'
  | 'absent_column'
  | 'duplicate_column'
  | 'nul_byte'
  | 'unclosed_quote'
  | 'invalid_header'
  | 'mixed_line_endings'
  | 'wrong_cell_count'
  | 'text_after_quote'
  | 'invalid_utf8'
  | 'line_too_long'
  | 'unreadable_structure'
  | 'changed_while_read'
  | 'missing'
  | 'wrong_type'
  | 'out_of_range'
  | 'unknown_category';

/** One thing that is wrong, and where; never the value itself. */
export interface DataIssue {
  readonly problem: DataProblem;
  /** One-based line of the file, the header being line 1. */
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  /** What the place must hold. */
  readonly requirement: string;
}

/** Issues of one kind: the first few in full, and how many there are in all. */
export interface DataIssues {
  readonly shown: readonly DataIssue[];
  readonly total: number;
}

/** How many issues of one column and problem are listed; the rest is counted. */
export const SHOWN_PER_PROBLEM = 10;

const LINES_IN_MESSAGE = 20;

/** The one error of a file whose contents do not fit: every kind of issue, with its count. */
export function invalidData(file: string, issues: readonly DataIssues[]): TrainingError {
  const total = issues.reduce((sum, { total: count }) => sum + count, 0);
  const shown = issues.flatMap((group) => group.shown);
  const lines = shown.slice(0, LINES_IN_MESSAGE).map((issue) => `  ${describe(file, issue)}`);
  const hidden = total - lines.length;
  const more = hidden > 0 ? [`  and ${hidden} more`] : [];
  return new TrainingError('TRAINING_DATA_INVALID', {
    message: [
      `data: "${file}" must fit the contract; ${total} issue(s) found; repair the file or the contract`,
      ...lines,
      ...more,
    ].join('\n'),
    details: { file, total, issues: shown.map((issue) => toJson(issue)) },
  });
}

/** One issue as a group of its own. */
export function singleIssue(issue: DataIssue): DataIssues {
  return { shown: [issue], total: 1 };
}

function describe(file: string, { problem, line, column, requirement }: DataIssue): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const cell = column === undefined ? '' : ` column "${column}"`;
  return `${place}${cell} ${problem.replaceAll('_', ' ')}: ${requirement}`;
}

function toJson({ problem, line, column, requirement }: DataIssue): JsonObject {
  return {
    problem,
    requirement,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
