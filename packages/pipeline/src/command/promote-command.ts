import { readWaiver } from '../project/read-record.ts';
import { promoteModel } from '../verbs/promote-model.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';
import { userName } from './user-name.ts';

export interface PromoteCommandOptions extends CommonOptions {
  readonly alias: string;
  readonly actor?: string;
  /** Files that `codexhub waive` wrote. */
  readonly waiver?: readonly string[];
}

/** `codexhub promote MODEL@VERSION --alias ALIAS [--waiver FILE…]` */
export async function promoteCommand(
  terminal: Terminal,
  model: string,
  options: PromoteCommandOptions,
): Promise<ExitCode> {
  const project = load(terminal, options);
  const waivers = await Promise.all((options.waiver ?? []).map(readWaiver));
  const decision = await promoteModel(project, {
    out: options.out,
    model,
    alias: options.alias,
    actor: options.actor ?? userName(),
    waivers,
  });
  const approvers = decision.approvals.map(({ approver }) => approver).sort();
  print(terminal, options, decision, [
    `${model} is ${decision.alias}, approved by ${approvers.join(', ') || 'nobody'}`,
    ...decision.waivers.map(
      ({ approver, checks, expires }) =>
        `waived by ${approver} until ${expires}: ${checks.join(', ')}; then the gate closes`,
    ),
  ]);
  return exitCode.done;
}
