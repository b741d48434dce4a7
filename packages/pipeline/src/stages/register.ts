import { canonicalJson, digest } from '@codexhub/common-config/kernel';
import type { Evidence } from '@codexhub/common-config/records';
import { type DocumentToScan, evaluateGate, scrub } from '@codexhub/governance';
import { type Registry, RegistryError, type VersionId } from '@codexhub/registry';
import { UNVERSIONED } from '../project/code-revision.ts';
import type { Project } from '../project/load-project.ts';
import type { Candidate } from './fit.ts';

export interface RegisterOptions {
  readonly project: Project;
  readonly registry: Registry;
  readonly candidate: Candidate;
  readonly evidence: Evidence;
  readonly artefacts: readonly DocumentToScan[];
}

/**
 * Logs a run and registers its model as a version, with its gate report. Where a version with this
 * very report is there already, it is taken: nothing is registered twice.
 */
export async function register(options: RegisterOptions): Promise<VersionId> {
  const { project, registry, evidence } = options;
  const report = evaluateGate(evidence, project.policy);
  const known = await versionWithReport(registry, project.contract.name, digest(report));
  if (known) return known;
  const version = await logRun(options);
  await registry.attachGate(version, { report, evidence });
  return version;
}

async function versionWithReport(
  registry: Registry,
  name: string,
  report: string,
): Promise<VersionId | undefined> {
  try {
    for (const { version } of await registry.listVersions(name)) {
      const tags = await registry.versionTags({ name, version });
      if (tags['codexhub.gate_report'] === report) return { name, version };
    }
  } catch (error) {
    // Before the first run there is no such model.
    if (!(error instanceof RegistryError && error.code === 'REGISTRY_MODEL_MISSING')) throw error;
  }
  return undefined;
}

async function logRun(options: RegisterOptions): Promise<VersionId> {
  const { project, registry, candidate, evidence, artefacts } = options;
  const { config, contract } = project;
  const run = await registry.startRun({
    experiment: config.registry.experiment,
    runName: candidate.name,
    user: evidence.subject.author,
    tags: commitTag(evidence.subject.code),
  });
  try {
    const { estimator, seed } = config.training;
    await run.logParams({
      estimator: estimator.kind,
      l2: estimator.l2,
      seed,
      threshold: candidate.threshold,
    });
    await run.logMetrics(metricsOf(evidence));
    for (const { name, content } of artefacts) {
      // By value, not by text: what is left must still be JSON.
      const { value } = scrub(content, config.governance.privacy);
      await run.logArtifact(name, canonicalJson(value));
    }
    await registry.writeOnnxModel(run, { bytes: candidate.exported.bytes, contract });
    const version = await registry.registerModel({
      name: contract.name,
      run,
      artifactPath: 'model',
    });
    await run.finish('FINISHED');
    return { name: version.name, version: version.version };
  } catch (error) {
    // The first error is the one to tell of; a run that cannot be closed stays RUNNING.
    await run.finish('FAILED').catch(() => {});
    throw error;
  }
}

/** MLflow's own tag, where there is a commit to name; the evidence says whether the tree was dirty. */
function commitTag(code: string): Record<string, string> {
  return code === UNVERSIONED ? {} : { 'mlflow.source.git.commit': code.replace(/\+dirty$/, '') };
}

/** Defined values only: MLflow has no word for an undefined one; the evidence keeps the reason. */
function metricsOf({ measurements }: Evidence): Record<string, number> {
  return Object.fromEntries(
    measurements.flatMap(({ metric, estimand, value }) =>
      value.defined
        ? [[estimand === 'model' ? `test.${metric}` : `cross_fitted.${metric}`, value.value]]
        : [],
    ),
  );
}
