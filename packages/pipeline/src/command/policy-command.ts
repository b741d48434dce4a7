import type { ReplayedDecision } from '@codexhub/governance';
import { InvalidArgumentError } from 'commander';
import { comparePolicies } from '../verbs/compare-policies.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

export interface PolicyDiffOptions extends CommonOptions {
  readonly last: number;
}

/** `codexhub policy diff DIR --last N`: what DIR's policy changes, and what it would have blocked. */
export async function policyDiffCommand(
  terminal: Terminal,
  dir: string,
  options: PolicyDiffOptions,
): Promise<ExitCode> {
  const project = load(terminal, options);
  const { policy: after } = load(terminal, { ...options, config: dir });
  const { last, out } = options;
  const compared = await comparePolicies(project, { after, last, out });
  const { changes, replayed } = compared;
  const blocked = replayed.filter(({ verdict }) => verdict === 'blocked').length;
  print(terminal, options, compared, [
    ...(changes.length === 0
      ? ['the two policies ask the same']
      : changes.map(({ message }) => message)),
    '',
    replayed.length === 0
      ? 'no decision was made that it could be asked of'
      : `it would have blocked ${blocked} of the last ${replayed.length} ${replayed.length === 1 ? 'decision' : 'decisions'}`,
    ...replayed.flatMap(replayedLines),
  ]);
  return exitCode.done;
}

const verdicts = {
  opens: 'would open as well',
  blocked: 'would be blocked',
  evidence_missing: 'cannot be said: its evidence is not stored',
} as const satisfies Record<ReplayedDecision['verdict'], string>;

function replayedLines(decision: ReplayedDecision): string[] {
  const { model, candidate, alias, at, verdict, red, newlyOpen, approvals } = decision;
  return [
    `${at} ${model}/${candidate} as ${alias}: ${verdicts[verdict]}`,
    ...red.map(
      ({ line, before, blocks }) =>
        `  ${blocks ? 'blocks' : 'red, does not block'}: ${line}; ${before.replaceAll('_', ' ')} then`,
    ),
    ...newlyOpen.map((check) => `  no longer red: ${check}`),
    ...(approvals.trusted < approvals.required
      ? [`  asks for ${approvals.required} approvals, and trusts ${approvals.trusted} of then`]
      : []),
  ];
}

/** A number of decisions. */
export function someNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('It must be a whole number.');
}
