import { ConfigError } from '../errors.ts';
import type { Origin } from '../tree/origin.ts';
import type { Source } from '../tree/source.ts';
import { excerpt } from './excerpt.ts';
import { type LocatedIssue, sortIssues, toIssue } from './located-issue.ts';
import { printPath } from './print-path.ts';

const MOST_PRINTED = 100;

export interface Concealment {
  /** Stretches of text that must not be printed. */
  readonly hidden: readonly Origin[];
  /** Sources that could not be read, and may hold secrets: only keys are printed. */
  readonly opaque: ReadonlySet<Source>;
}

/** All faults as one `CONFIG_INVALID`. The message prints the first 100; `issues` has them all. */
export function invalidConfig(
  located: readonly LocatedIssue[],
  { hidden, opaque }: Concealment,
): ConfigError {
  const sorted = sortIssues(located);
  const printed = sorted.slice(0, MOST_PRINTED).map((issue) => {
    const lines = excerpt(issue.origin, hidden, opaque.has(issue.origin.source));
    return lines === undefined ? headline(issue) : `${headline(issue)}\n${lines}`;
  });
  const files = new Set(sorted.map(({ origin }) => origin.source.name)).size;
  const more = sorted.length - printed.length;
  return new ConfigError('CONFIG_INVALID', {
    message: [
      `configuration: ${count(sorted.length, 'fault')} in ${count(files, 'place')}`,
      ...printed,
      ...(more > 0 ? [`… and ${more} more`] : []),
    ].join('\n'),
    issues: sorted.map(toIssue),
  });
}

function headline(issue: LocatedIssue): string {
  const { file, line, column } = toIssue(issue);
  const place = line === 0 ? file : `${file}:${line}:${column}`;
  return [place, printPath(issue.path), issue.message].filter((part) => part !== '').join(' ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
