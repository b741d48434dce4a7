import { digest } from '@codexhub/common-config/kernel';
import type { Baseline, ScoreBatch, Scores } from '@codexhub/common-config/records';
import {
  type Dataset,
  exportOnnx,
  type MetricChangesOptions,
  type ModelSaid,
  metricChanges,
  positiveLabels,
  type Splits,
} from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import type { Champion } from './champion.ts';
import type { Candidate, Fit } from './fit.ts';

export interface CompareOptions {
  readonly project: Project;
  readonly champion: Champion;
  readonly fit: Fit;
  readonly dataset: Dataset;
  readonly splits: Splits;
  readonly candidates: readonly Candidate[];
  /** Both models answer through it, from their bytes: as they are served. */
  readonly score: ScoreBatch;
}

/** Sets every candidate against the champion, on the test rows, by the metrics that the policy asks for. */
export async function compareWithChampion(options: CompareOptions): Promise<readonly Baseline[]> {
  const { project, champion, fit, dataset, splits, candidates, score } = options;
  const { threshold, bytes, ...known } = champion;
  const again = exportOnnx(fit.model, project.contract, { threshold });
  const sameScores = again.digest === champion.model.digest;
  const shared = {
    ...known,
    sameScores,
    rows: {
      digest: digest({ data: dataset.digest, split: splits.digest, part: 'test' }),
      count: fit.test.rowCount,
    },
  };
  if (champion.obstacle !== undefined) return candidates.map(() => ({ ...shared, changes: [] }));
  const baseline = saidOf(await score(bytes, fit.test));
  const baselines: Baseline[] = [];
  for (const { exported } of candidates) {
    const candidate = saidOf(await score(exported.bytes, fit.test));
    const same =
      exported.digest === champion.model.digest ? 'model' : sameScores ? 'scores' : undefined;
    const changes = changesOf(project, fit, { baseline, candidate, same });
    baselines.push({ ...shared, changes });
  }
  return baselines;
}

function saidOf({ probability, decision }: Scores): ModelSaid {
  return { score: probability, decision };
}

function changesOf(
  { config, contract, policy }: Project,
  { test }: Fit,
  models: Pick<MetricChangesOptions, 'baseline' | 'candidate' | 'same'>,
): Baseline['changes'] {
  const asked = policy.checks.filter(({ change }) => change !== undefined);
  const yTrue = positiveLabels(contract, test);
  return [...new Set(asked.map(({ level }) => level))].flatMap((level) =>
    metricChanges({
      ...models,
      yTrue,
      metrics: [...new Set(asked.filter((one) => one.level === level).map(({ metric }) => metric))],
      level,
      // Bonferroni, as for the metrics themselves.
      adjustedLevel: 1 - (1 - level) / config.training.candidates.length,
      seed: config.training.seed,
    }),
  );
}
