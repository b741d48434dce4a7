import { join } from 'node:path';
import { canonicalJson, digest } from '@codexhub/common-config/kernel';
import { InvalidArgumentError } from 'commander';
import { outputFolder, writeWhole } from '../project/output-folder.ts';
import { waiveReport } from '../verbs/waive-report.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

export interface WaiveCommandOptions extends CommonOptions {
  readonly checks: readonly string[];
  readonly alias: string;
  readonly reason: string;
  readonly expires: Date;
  readonly as: string;
  readonly key: string;
  readonly to?: string;
}

/** `codexhub waive REPORT --checks A,B --alias ALIAS --reason TEXT --expires DATE --as NAME --key FILE` */
export async function waiveCommand(
  terminal: Terminal,
  report: string,
  options: WaiveCommandOptions,
): Promise<ExitCode> {
  const project = load(terminal, options);
  const { alias, checks, reason, expires } = options;
  const waiver = await waiveReport(project, {
    report,
    alias,
    checks,
    reason,
    approver: options.as,
    keyFile: options.key,
    expires,
  });
  const folder = join(outputFolder(project.contract.name, options.out), 'waivers');
  const file = options.to ?? join(folder, `${alias}-${digest(waiver).slice(7, 19)}.json`);
  await writeWhole(file, canonicalJson(waiver));
  print(terminal, options, { waiver, file }, [
    `${waiver.approver} waives ${waiver.checks.join(', ')} of ${waiver.report} for ${alias} until ${waiver.expires}`,
    `use it with: codexhub promote MODEL@VERSION --alias ${alias} --waiver ${file}`,
  ]);
  return exitCode.done;
}

/** The checks of a comma-separated list. */
export function someChecks(list: string): readonly string[] {
  const checks = list.split(',').map((check) => check.trim());
  if (checks.includes(''))
    throw new InvalidArgumentError('It must name checks, with commas between.');
  return checks;
}

/** A day, whose beginning in UTC is meant, or an instant in UTC. */
export function someInstant(text: string): Date {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text);
  const instant = new Date(isDay ? `${text}T00:00:00Z` : text);
  // A day that the calendar does not have, such as 31 June, is taken for another by the clock.
  const isReal =
    !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text.slice(0, 10);
  if ((isDay || isInstant) && isReal) return instant;
  throw new InvalidArgumentError(
    'It must be a day, 2026-12-31, or an instant, 2026-12-31T18:00:00Z.',
  );
}
