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
  const { candidate, checks, faults, notices } = explained;
  print(terminal, options, explained, [
    checks.length + faults.length === 0
      ? `${candidate}: every check lets the gate open by itself`
      : `${candidate}: ${closedBy(checks.length, faults.length)}`,
    ...checks.flatMap(({ line, place }) => [
      `  ${line}`,
      ...(place === null ? [] : [`    at ${place}`]),
    ]),
    ...[...faults, ...notices].map((line) => `  ${line}`),
  ]);
  return exitCode.done;
}

function closedBy(checks: number, faults: number): string {
  const red = `${checks} ${checks === 1 ? 'check does' : 'checks do'} not let the gate open`;
  const wrong = 'the report is inconsistent';
  if (faults === 0) return red;
  return checks === 0 ? wrong : `${red}, and ${wrong}`;
}
