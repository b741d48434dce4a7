import { type Clock, digest, systemClock } from '@codexhub/common-config/kernel';
import { type Baseline, type Evidence, isOpen } from '@codexhub/common-config/records';
import { addPower, scanDocuments } from '@codexhub/governance';
import { createScoreBatch } from '@codexhub/inference';
import { openRegistry, type Registry, type VersionId } from '@codexhub/registry';
import type { Dataset, Splits } from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import { outputFolder, registryUri, requireWritable } from '../project/output-folder.ts';
import { loggedArtefacts } from '../stages/artefacts.ts';
import { buildEvidence, type Provenance } from '../stages/build-evidence.ts';
import { asksForChange, findChampion } from '../stages/champion.ts';
import { type CompareOptions, compareWithChampion } from '../stages/compare.ts';
import { countAttributes } from '../stages/count-attributes.ts';
import { type Candidate, exportCandidates, type Fit, fit } from '../stages/fit.ts';
import { ingest } from '../stages/ingest.ts';
import { type Judged, judge, measurePerformance, type Performance } from '../stages/measure.ts';
import { asksForDrift, measureDrift } from '../stages/measure-drift.ts';
import { register } from '../stages/register.ts';
import { split, writeLeakage } from '../stages/split.ts';
import {
  type DataFindings,
  findingsOf,
  requireExpected,
  writeFindings,
} from '../stages/validate.ts';
import type { CandidateResult, RunResult } from './run-result.ts';
import { createStageRunner, type OnStage } from './stage.ts';
import { stageSummaries } from './stage-summaries.ts';
import { testGate } from './test-gate.ts';
import { reportPath, writeReports } from './write-reports.ts';

export interface RunOptions {
  /** Where results lie. Default: `.codexhub/<contract name>`. */
  readonly out?: string | undefined;
  readonly provenance: Provenance;
  readonly clock?: Clock;
  readonly onStage?: OnStage;
  readonly signal?: AbortSignal;
}

interface Measured {
  readonly candidate: Candidate;
  readonly judged: readonly Judged[];
  readonly performance: Performance;
}

/**
 * Takes a project from its data to gate reports, and stops there: no run approves, promotes or
 * serves anything. Every stage tells of itself when it ends.
 *
 * @throws GovernanceError `GOVERNANCE_GATE_DEAD` before anything else, where the gate fails its self-test.
 * @throws TrainingError, GovernanceError, RegistryError, InferenceError, PipelineError of the stage
 * that could not do its work; a closed gate is a result, not an error.
 */
export async function runPipeline(project: Project, options: RunOptions): Promise<RunResult> {
  const { provenance, clock = systemClock, onStage = (): void => {}, signal } = options;
  const stage = createStageRunner(onStage, signal);
  const out = outputFolder(project.contract.name, options.out);
  await requireWritable(out);
  const registry = openRegistry(registryUri(project.config.registry.uri, out), { clock });

  const tested = await stage.run(
    'self-test',
    () => testGate(project.policy),
    stageSummaries.selfTest,
  );
  const { dataset, findings } = await stage.run(
    'ingest',
    () => ingestExpected(project, out, clock, signal),
    stageSummaries.ingest,
  );
  const { splits, leakage } = await stage.run(
    'split',
    () => split(project, dataset),
    stageSummaries.split,
  );
  const { fitted, candidates } = await stage.run(
    'train',
    () => trainCandidates(project, dataset, splits),
    stageSummaries.train,
  );
  const measured = await stage.run(
    'measure',
    () => candidates.map((candidate) => measureCandidate(project, fitted, dataset, candidate)),
    stageSummaries.measure,
  );
  const baselines = asksForChange(project)
    ? await stage.run(
        'compare',
        () => compareAll({ project, registry, dataset, splits, fit: fitted, candidates }),
        stageSummaries.compare,
      )
    : [];
  const drift = asksForDrift(project)
    ? await stage.run('drift', () => measureDrift(project, dataset, splits), stageSummaries.drift)
    : undefined;
  const counted = await stage.run(
    'fairness',
    () => measured.map((one) => ({ ...one, groups: countBoth(project, one.judged) })),
    () => stageSummaries.fairness(project),
  );
  const scrubbed = await stage.run(
    'scrub',
    () =>
      counted.map((one) => {
        const artefacts = loggedArtefacts({
          project,
          dataset,
          findings,
          splits,
          leakage,
          fit: fitted,
          ...one,
        });
        return {
          ...one,
          artefacts,
          privacy: scanDocuments(artefacts, project.config.governance.privacy),
        };
      }),
    (all) => stageSummaries.scrub(all.map(({ privacy }) => privacy)),
  );
  const registered = await stage.run(
    'register',
    async () => {
      const versions: (VersionId & { candidate: Candidate })[] = [];
      for (const [index, one] of scrubbed.entries()) {
        const evidence = buildEvidence({
          project,
          provenance,
          dataset,
          findings,
          splits,
          baseline: baselines[index],
          drift,
          ...one,
        });
        const id = await register({ project, registry, evidence, ...one });
        versions.push({ ...id, candidate: one.candidate });
      }
      return versions;
    },
    stageSummaries.register,
  );
  const results = await stage.run(
    'gate',
    async () => {
      const read = await Promise.all(
        registered.map((one) => readResult(project, registry, out, one, clock)),
      );
      await writeFindings(out, findings);
      await writeLeakage(out, leakage);
      const selfTest = addPower(tested, project.policy, {
        evidence: read.map(({ evidence }) => evidence),
        seed: project.config.training.seed,
      });
      await writeReports({ project, out, candidates: read, selfTest });
      return { candidates: read, selfTest };
    },
    stageSummaries.gate,
  );
  return { out, ...results };
}

async function ingestExpected(
  project: Project,
  out: string,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<{ readonly dataset: Dataset; readonly findings: DataFindings }> {
  const dataset = await ingest(project, signal);
  const findings = findingsOf(project, dataset, clock);
  await requireExpected(out, findings);
  return { dataset, findings };
}

async function trainCandidates(
  project: Project,
  dataset: Dataset,
  splits: Splits,
): Promise<{ readonly fitted: Fit; readonly candidates: readonly Candidate[] }> {
  const fitted = fit(project, dataset, splits);
  const candidates = await exportCandidates(project, fitted, dataset, createScoreBatch());
  return { fitted, candidates };
}

/** The champion beside every candidate; empty where there is none. */
async function compareAll(
  options: Omit<CompareOptions, 'champion' | 'score'> & { readonly registry: Registry },
): Promise<readonly Baseline[]> {
  const { project, registry, dataset, splits } = options;
  const champion = await findChampion(project, registry, dataset, splits);
  if (!champion) return [];
  return compareWithChampion({ ...options, champion, score: createScoreBatch() });
}

function measureCandidate(
  project: Project,
  fitted: Fit,
  dataset: Dataset,
  candidate: Candidate,
): Measured {
  const judged = judge(project, fitted, dataset, candidate.threshold);
  return { candidate, judged, performance: measurePerformance(project, judged) };
}

function countBoth({ contract, policy }: Project, judged: readonly Judged[]): Evidence['groups'] {
  return judged.flatMap(({ estimand, table, decisions }) =>
    countAttributes({ contract, policy, table, decisions, estimand }),
  );
}

// What the registry holds is read back: the reports shown are those that will be approved.
async function readResult(
  project: Project,
  registry: Registry,
  out: string,
  { name, version, candidate }: VersionId & { readonly candidate: Candidate },
  clock: Clock,
): Promise<CandidateResult> {
  const { report, evidence } = await registry.readGate({ name, version });
  const { alias } = project.config.inference;
  return {
    name,
    version,
    candidate: candidate.name,
    threshold: candidate.threshold,
    report,
    evidence,
    reportDigest: digest(report),
    reportPath: reportPath(out, candidate.name),
    decision: isOpen({ report, alias, approvals: [], policy: project.policy, now: clock.now() }),
  };
}
