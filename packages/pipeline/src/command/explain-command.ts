import { explainReport } from '../verbs/explain-report.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

/** `codexhub explain REPORT|CANDIDATE`: a line for each red check, and where it is written. */
export async function explainCommand(
  terminal: Terminal,
  of: string,
  options: CommonOptions,
): Promise<ExitCode> {
  const explained = await explainReport(load(terminal, options), { of, out: options.out });
  const { candidate, checks, notices } = explained;
  print(terminal, options, explained, [
    checks.length === 0
      ? `${candidate}: every check lets the gate open by itself`
      : `${candidate}: ${checks.length} ${checks.length === 1 ? 'check does' : 'checks do'} not let the gate open`,
    ...checks.flatMap(({ line, place }) => [
      `  ${line}`,
      ...(place === null ? [] : [`    at ${place}`]),
    ]),
    ...notices.map((notice) => `  ${notice}`),
  ]);
  return exitCode.done;
}
