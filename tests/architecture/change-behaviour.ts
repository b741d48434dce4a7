import { cpSync } from 'node:fs';
import { type Project, type RunOptions, runPipeline } from '@codexhub/pipeline';
import { newFolder } from './knob-project.ts';

/** What a second run says of the change against the model that the first has put to service. */
export async function changeSummary(
  project: Project,
  from: string,
  options: Omit<RunOptions, 'out'>,
): Promise<unknown> {
  const out = newFolder();
  cpSync(from, out, { recursive: true });
  const { candidates } = await runPipeline(project, { ...options, out });
  return candidates.flatMap(({ report }) =>
    report.checks
      .filter(({ requirement }) => requirement.change !== undefined)
      .map(({ requirement: { id }, outcome, reason, comparisons }) => [
        id,
        outcome,
        reason,
        comparisons.map(({ value, compared }) => [value, compared]),
      ]),
  );
}
