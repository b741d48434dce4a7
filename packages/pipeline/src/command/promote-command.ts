import { promoteModel } from '../verbs/promote-model.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';
import { userName } from './user-name.ts';

export interface PromoteCommandOptions extends CommonOptions {
  readonly alias: string;
  readonly actor?: string;
}

/** `codexhub promote MODEL@VERSION --alias ALIAS` */
export async function promoteCommand(
  terminal: Terminal,
  model: string,
  options: PromoteCommandOptions,
): Promise<ExitCode> {
  const decision = await promoteModel(load(terminal, options), {
    out: options.out,
    model,
    alias: options.alias,
    actor: options.actor ?? userName(),
  });
  const approvers = decision.approvals.map(({ approver }) => approver).sort();
  print(terminal, options, decision, [
    `${model} is ${decision.alias}, approved by ${approvers.join(', ') || 'nobody'}`,
  ]);
  return exitCode.done;
}
