import { type Origin, positionOf } from '../tree/origin.ts';
import type { ConfigIssue, ConfigIssueCode, ConfigPath } from './config-issue.ts';

/** An issue that still knows its stretch of text, for the caret line. */
export interface LocatedIssue {
  readonly origin: Origin;
  readonly path: ConfigPath;
  readonly code: ConfigIssueCode;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

/** The public form: the place as numbers. */
export function toIssue(issue: LocatedIssue): ConfigIssue {
  return {
    ...positionOf(issue.origin),
    path: [...issue.path],
    code: issue.code,
    message: issue.message,
    ...(issue.suggestion === undefined ? {} : { suggestion: issue.suggestion }),
  };
}

/** Sorted by layer, file and place; of two issues with one place, path and code, the first stays. */
export function sortIssues(issues: readonly LocatedIssue[]): readonly LocatedIssue[] {
  const byPlace = new Map<string, LocatedIssue>();
  for (const issue of issues) {
    const { source, start } = issue.origin;
    const place = JSON.stringify([source.name, start, issue.path, issue.code]);
    if (!byPlace.has(place)) byPlace.set(place, issue);
  }
  return [...byPlace.values()].sort(
    ({ origin: a }, { origin: b }) =>
      a.source.rank - b.source.rank ||
      compareText(a.source.name, b.source.name) ||
      a.start - b.start,
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
