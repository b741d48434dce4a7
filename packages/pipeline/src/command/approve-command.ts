import { approveReport } from '../verbs/approve-report.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

export interface ApproveCommandOptions extends CommonOptions {
  readonly as: string;
  readonly key: string;
  readonly check?: readonly string[];
}

/** `codexhub approve REPORT --as NAME --key FILE` */
export async function approveCommand(
  terminal: Terminal,
  report: string,
  options: ApproveCommandOptions,
): Promise<ExitCode> {
  const { approval, versions, unnamed } = await approveReport(load(terminal, options), {
    out: options.out,
    report,
    approver: options.as,
    keyFile: options.key,
    ...(options.check ? { checks: options.check } : {}),
  });
  const models = versions.map(({ name, version }) => `${name}@${version}`);
  print(terminal, options, { approval, models, unnamed }, [
    `${approval.approver} signed ${approval.report} for ${models.join(', ')}`,
    ...unnamed.map(
      (check) => `left to review and not named here: ${check}; --check ${check} opens it`,
    ),
  ]);
  return exitCode.done;
}
