import { digest } from '@codexhub/common-config/kernel';
import type { Evidence, GateReport } from '@codexhub/common-config/records';
import type { Registry } from '@codexhub/registry';
import { versionAt } from '../stages/champion.ts';

/**
 * Whether a change that lets a gate open was measured against somebody who is champion no more: then
 * nothing is known of the change that the promotion would make.
 *
 * A version that stood at this alias before may come back: it is not new.
 *
 * @returns the problem as a sentence; empty where there is none.
 */
export async function staleBaseline(
  registry: Registry,
  alias: string,
  report: GateReport,
  { baseline }: Evidence,
): Promise<readonly string[]> {
  const rests = report.checks.some(
    ({ requirement, outcome }) =>
      requirement.change !== undefined && (outcome === 'pass' || outcome === 'warn'),
  );
  if (!baseline || baseline.alias !== alias || !rests) return [];
  const { name } = baseline.model;
  const own = digest(report);
  const made = await registry.decisions(name);
  if (made.some((decision) => decision.alias === alias && decision.report === own)) return [];
  const version = await versionAt(registry, name, alias);
  const now =
    version === undefined
      ? undefined
      : (await registry.versionTags({ name, version }))['codexhub.gate_report'];
  if (now === baseline.report) return [];
  const who = version === undefined ? 'nobody' : `${name}@${version}`;
  return [
    `the change was measured against ${name}@${baseline.model.version}, and "${alias}" is ${who} now: run again`,
  ];
}
