import { explainGate, explainSelfTest } from '@codexhub/governance';
import { codeRevision } from '../project/code-revision.ts';
import type { Project } from '../project/load-project.ts';
import { awaitsOnlyApproval, checksToReview } from '../run/awaits-only-approval.ts';
import { runPipeline } from '../run/run-pipeline.ts';
import type { CandidateResult } from '../run/run-result.ts';
import type { StageReport } from '../run/stage.ts';
import { pagePath, selfTestPath } from '../run/write-reports.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { clearSurfaces, type SurfaceFiles, writeSurfaces } from './surface-files.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';
import { userName } from './user-name.ts';

export interface RunCommandOptions extends CommonOptions, SurfaceFiles {
  readonly author?: string;
}

/** `codexhub run`: to the gate reports, and no further. Refused where no candidate may be approved. */
export async function runCommand(
  terminal: Terminal,
  options: RunCommandOptions,
): Promise<ExitCode> {
  const project = load(terminal, options);
  await clearSurfaces(options);
  const { out, candidates, selfTest } = await runPipeline(project, {
    out: options.out,
    provenance: {
      author: options.author ?? userName(),
      code: await codeRevision(project.dir),
    },
    onStage: (stage) => terminal.err(stageLine(stage)),
  });
  await writeSurfaces(options, project, candidates, selfTest);
  const result = {
    report: pagePath(out),
    selfTest: selfTestPath(out),
    candidates: candidates.map((one) => ({
      candidate: one.candidate,
      model: `${one.name}@${one.version}`,
      mayBeApproved: awaitsOnlyApproval(one),
      toReview: checksToReview(one.report),
      gateReport: one.reportPath,
      digest: one.reportDigest,
      because: one.decision.because,
    })),
  };
  print(terminal, options, result, [
    ...candidates.flatMap((one) => candidateLines(one, project)),
    'can this gate fail?',
    ...explainSelfTest(selfTest).map((line) => `  ${line}`),
    `report: ${result.report}`,
  ]);
  return result.candidates.some(({ mayBeApproved }) => mayBeApproved)
    ? exitCode.done
    : exitCode.refused;
}

function stageLine({ number, name, summary, milliseconds }: StageReport): string {
  return `${number} ${name.padEnd(9)} ${(milliseconds / 1000).toFixed(2).padStart(6)} s  ${summary}\n`;
}

function candidateLines(result: CandidateResult, { policy }: Pick<Project, 'policy'>): string[] {
  const { candidate, name, version, report, reportPath } = result;
  const verdict = awaitsOnlyApproval(result) ? mayBeApproved(result) : 'closed';
  return [
    `${candidate} (${name}@${version}): ${verdict}; ${reportPath}`,
    ...explainGate(report, { minimumCell: policy.privacy?.minimumCell }).map((line) => `  ${line}`),
  ];
}

function mayBeApproved({ report }: CandidateResult): string {
  const named = checksToReview(report);
  return named.length === 0
    ? 'may be approved'
    : `may be approved by whoever names --check ${named.join(' ')}`;
}
