import { TrainingError } from '../errors.ts';
import { requireOption } from '../internal/require-option.ts';
import {
  cellProblems,
  type DataIssue,
  type DataProblem,
  describeIssue,
  issueToJson,
} from './data-issue.ts';

/** Issues of one problem, column and file: the first few in full, and how many there are in all. */
interface IssueGroup {
  readonly problem: DataProblem;
  readonly listed: DataIssue[];
  total: number;
}

/** Where a source and its checks write what they find; nothing is thrown until `throwIfAny`. */
export interface IssueLog {
  /** How many issues of one problem and column are listed; the rest is counted. */
  readonly limit: number;
  readonly isEmpty: boolean;
  /** Notes an issue; `times` counts it and others like it that are not listed. */
  add(issue: DataIssue, times?: number): void;
  /** How many more issues of that problem and column would be listed. */
  wanted(problem: DataProblem, column?: string): number;
  /**
   * @throws TrainingError `TRAINING_DATA_INVALID` where anything was noted. Faults of structure stand
   * alone: what cells hold is not known before it is known where they begin.
   */
  throwIfAny(): void;
}

const ISSUE_LIMIT = 10;
const LINES_IN_MESSAGE = 20;
const ofCells: ReadonlySet<DataProblem> = new Set(cellProblems);

/** The limit of a log: 10 where none is given. @throws TrainingError `TRAINING_OPTION_INVALID` */
export function requireIssueLimit(limit: number = ISSUE_LIMIT): number {
  const isCount = Number.isInteger(limit) && limit >= 0;
  requireOption(isCount, 'issueLimit', 'an integer of 0 or more', limit);
  return limit;
}

/** An empty log for a source of that name. */
export function createIssueLog(name: string, limit: number): IssueLog {
  const groups = new Map<string, IssueGroup>();
  const keyOf = (problem: DataProblem, column: string | undefined): string =>
    `${problem}\0${column ?? ''}`;
  return {
    limit,
    get isEmpty(): boolean {
      return groups.size === 0;
    },
    add: (issue, times = 1): void => {
      const key = keyOf(issue.problem, issue.column);
      const group = groups.get(key) ?? { problem: issue.problem, listed: [], total: 0 };
      group.total += times;
      if (group.listed.length < limit) group.listed.push(issue);
      groups.set(key, group);
    },
    wanted: (problem, column): number =>
      limit - (groups.get(keyOf(problem, column))?.listed.length ?? 0),
    throwIfAny: (): void => {
      const all = [...groups.values()];
      const structure = all.filter(({ problem }) => !ofCells.has(problem));
      if (all.length > 0) throw invalidData(name, structure.length > 0 ? structure : all, limit);
    },
  };
}

/** The one error of a source that does not fit: every kind of issue, with its count. */
function invalidData(name: string, groups: readonly IssueGroup[], limit: number): TrainingError {
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const listed = groups.flatMap((group) => group.listed);
  const lines = listed
    .slice(0, Math.max(LINES_IN_MESSAGE, limit))
    .map((issue) => `  ${describeIssue(name, issue)}`);
  const hidden = total - lines.length;
  const more = hidden > 0 ? [`  and ${hidden} more`] : [];
  return new TrainingError('TRAINING_DATA_INVALID', {
    message: [
      `data: "${name}" must fit the contract; ${total} issue(s) found; repair the data or the contract`,
      ...lines,
      ...more,
    ].join('\n'),
    details: { file: name, total, issues: listed.map(issueToJson) },
  });
}
