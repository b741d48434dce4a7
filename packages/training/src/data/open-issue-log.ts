import type { DataSource } from './data-source.ts';
import { createIssueLog, type IssueLog, requireIssueLimit } from './issue-log.ts';
import { requireSource } from './require-source.ts';
import { sourceName } from './source-name.ts';

/**
 * The log of a source, which is made sure to be one.
 * @throws TrainingError `TRAINING_OPTION_INVALID`
 */
export function openIssueLog(source: DataSource, issueLimit?: number): IssueLog {
  requireSource(source);
  return createIssueLog(sourceName(source), requireIssueLimit(issueLimit));
}
