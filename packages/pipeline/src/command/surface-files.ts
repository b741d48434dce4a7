import { rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import {
  type SarifFiles,
  type SelfTestReport,
  selfTestSummary,
  toJobSummary,
  toJUnit,
  toSarif,
} from '@codexhub/governance';
import { PipelineError } from '../errors.ts';
import type { Project } from '../project/load-project.ts';
import { requireWritable, writeWhole } from '../project/output-folder.ts';
import type { CandidateResult } from '../run/run-result.ts';

/** Files that a CI reads the gate reports from. */
export interface SurfaceFiles {
  readonly junit?: string;
  readonly sarif?: string;
  readonly summary?: string;
}

/**
 * Asks before the work whether the files can be written, and takes away what an earlier run left: a
 * run that breaks off must not be read as the one before it.
 * @throws PipelineError `PIPELINE_OUTPUT_UNWRITABLE`
 */
export async function clearSurfaces(files: SurfaceFiles): Promise<void> {
  for (const path of named(files)) {
    await requireWritable(dirname(path));
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && !found.isFile()) {
      throw new PipelineError('PIPELINE_OUTPUT_UNWRITABLE', {
        message: `output: "${path}" must be a file; something else stands there; name another file`,
        details: { path },
      });
    }
  }
  for (const path of named(files)) await rm(path, { force: true });
}

/** Writes the reports of all candidates to the files that were asked for, each file whole. */
export async function writeSurfaces(
  files: SurfaceFiles,
  { dir, policy }: Pick<Project, 'dir' | 'policy'>,
  candidates: readonly Pick<CandidateResult, 'report'>[],
  selfTest?: SelfTestReport,
): Promise<void> {
  const reports = candidates.map(({ report }) => report);
  const write = async (path: string | undefined, text: string): Promise<void> => {
    if (path !== undefined) await writeWhole(resolve(path), text);
  };
  await write(files.junit, toJUnit(reports, { policy }));
  await write(files.sarif, toSarif(reports, { policy, files: sarifFiles(dir, process.cwd()) }));
  const tested = selfTest ? [selfTestSummary(selfTest)] : [];
  await write(files.summary, [toJobSummary(reports, { policy }), ...tested].join('\n'));
}

/**
 * The files of the checks as paths from the root of the repository, which a CI starts in. What lies
 * outside of it has no such path, and the defaults stand.
 */
export function sarifFiles(dir: string, root: string): SarifFiles {
  const path = relative(root, dir);
  if (isAbsolute(path) || path.split(sep)[0] === '..') return {};
  const file = (name: string): string => join(path, name).split(sep).join('/');
  return { metrics: file('metrics.yaml'), governance: file('governance.yaml') };
}

function named({ junit, sarif, summary }: SurfaceFiles): string[] {
  return [junit, sarif, summary].filter((path) => path !== undefined).map((path) => resolve(path));
}
