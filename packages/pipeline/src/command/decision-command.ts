import { type DmaicView, dmaicMarkdown, dmaicView } from '@codexhub/governance';
import { decisionOf, type FoundDecision } from '../verbs/decision-of.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

export interface DecisionCommandOptions extends CommonOptions {
  readonly dmaic?: boolean;
  readonly smallCounts?: boolean;
}

/** `codexhub decision MODEL@ALIAS`: what was decided, verified anew; 3 where it does not stand. */
export async function decisionCommand(
  terminal: Terminal,
  id: string,
  options: DecisionCommandOptions,
): Promise<ExitCode> {
  const found = await decisionOf(load(terminal, options), { out: options.out, id });
  const { stored, problems, now } = found;
  const { record, digest, version } = stored;
  const view = viewOf(found, options);
  const dmaic = options.dmaic ? view : null;
  const result = { record, digest, version, problems, now, ...(dmaic ? { dmaic } : {}) };
  print(terminal, options, result, [
    ...(dmaic ? dmaicMarkdown(dmaic).split('\n') : recordLines(found, view)),
    ...verdictLines(found),
  ]);
  return problems.length === 0 ? exitCode.done : exitCode.refused;
}

function viewOf(
  { stored, against }: FoundDecision,
  { smallCounts }: DecisionCommandOptions,
): ReturnType<typeof dmaicView> | null {
  const { record, report, policy, evidence } = stored;
  if (!report || !policy) return null;
  return dmaicView(record, {
    report,
    policy,
    evidence,
    against: against?.record,
    ...(smallCounts ? { smallCounts: 'told' } : {}),
  });
}

/** What the view tells leaves small counts out; without report and policy there is none, and no group is told. */
function recordLines({ stored }: FoundDecision, view: DmaicView | null): string[] {
  const { record, digest, version } = stored;
  const { subject, approvals, waivers, checks, missing } = record;
  const red = checks.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn');
  return [
    `decision   ${digest ?? 'unknown'}`,
    `model      ${subject.model.name}@${version ?? '?'} (${subject.model.candidate}) as ${record.alias}`,
    `moved      by ${record.actor}, ${record.at}`,
    `report     ${record.report}`,
    `evidence   ${record.evidence}`,
    `policy     ${record.policy}`,
    `checks     ${checks.length - red.length} of ${checks.length} let the gate open by themselves`,
    ...(
      view?.analyze.red ?? red.map(({ requirement, outcome }) => `${requirement.id}: ${outcome}`)
    ).map((line) => `red        ${line}`),
    ...missing.map((id) => `missing    ${id}`),
    ...(view?.measure.accounting ?? []).map(
      ({ attribute, estimand, judged, belowMinimum, excluded, unknown, together, total }) =>
        `rows       ${attribute} (${estimand}): ${judged} judged, ${belowMinimum} below the minimum, ${excluded} excluded, ${unknown} unknown,${together > 0 ? ` ${together} in small counts, told together,` : ''} of ${total}`,
    ),
    ...approvals.map(
      ({ approver, at, checks: named }) =>
        `approved   ${approver}, ${at}${named.length === 0 ? '' : `, naming ${named.join(', ')}`}`,
    ),
    ...waivers.map(
      ({ approver, checks: named, expires, reason }) =>
        `waived     ${named.join(', ')} by ${approver} until ${expires}: ${reason}`,
    ),
    `previous   ${record.previous ?? 'none'}`,
  ];
}

function verdictLines({ problems, now }: FoundDecision): string[] {
  return [
    ...(problems.length === 0
      ? ['verified   the record follows from its evidence and policy, and the gate was open']
      : problems.map((problem) => `problem    ${problem}`)),
    ...(now === null || now.open ? [] : now.because.map(({ message }) => `closed now ${message}`)),
  ];
}
