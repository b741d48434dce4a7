import { type LineageApproval, lineageOf, type ModelLineage } from '../verbs/lineage-of.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

/** `codexhub lineage ID`: MODEL@VERSION, MODEL@ALIAS, or the gate report that a prediction names. */
export async function lineageCommand(
  terminal: Terminal,
  id: string,
  options: CommonOptions,
): Promise<ExitCode> {
  const lineage = await lineageOf(load(terminal, options), { out: options.out, id });
  print(terminal, options, lineage, lineageLines(lineage));
  return exitCode.done;
}

function lineageLines(lineage: ModelLineage): string[] {
  const { config, approvals, decisions } = lineage;
  return [
    `model      ${lineage.name}@${lineage.version}  ${lineage.model}`,
    `code       ${lineage.code}`,
    `data       ${lineage.data}`,
    `split      ${lineage.split}`,
    `contract   ${lineage.contract}`,
    `training   ${config.training}`,
    `metrics    ${config.metrics}`,
    `governance ${config.governance}`,
    `evidence   ${lineage.evidence}`,
    `policy     ${lineage.policy}`,
    `gate       ${lineage.report}`,
    `author     ${lineage.author}`,
    ...approvals.toSorted(byTime).map(approvalLine),
    ...decisions.flatMap(({ alias, actor, at, waivers }) => [
      `promoted   to ${alias} by ${actor}, ${at}`,
      ...waivers.map(
        ({ approver, checks, expires }) =>
          `waived     ${checks.join(', ')} by ${approver} until ${expires}`,
      ),
    ]),
  ];
}

function approvalLine({ approver, at, trusted }: LineageApproval): string {
  return trusted
    ? `approved   ${approver}, ${at}`
    : `claimed    ${approver}, ${at}: the policy does not trust this approval`;
}

// ISO 8601 in UTC sorts as text; two of one moment stand by name.
function byTime(one: LineageApproval, other: LineageApproval): number {
  const [a, b] = [one, other].map(({ at, approver }) => `${at} ${approver}`) as [string, string];
  return a < b ? -1 : Number(a > b);
}
