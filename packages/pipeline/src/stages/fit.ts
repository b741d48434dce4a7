import { type Table, takeRows } from '@codexhub/common-config/columns';
import type { Parity, ScoreBatch } from '@codexhub/common-config/records';
import {
  crossFit,
  type Dataset,
  type ExportedModel,
  exportOnnx,
  measureParity,
  type Splits,
  type TrainedModel,
  trainModel,
} from '@codexhub/training';
import type { Project } from '../project/load-project.ts';

/** The one model behind all candidates, and the out-of-fold scores of its procedure. */
export interface Fit {
  readonly model: TrainedModel;
  readonly test: Table;
  /** P(positive label) of every row, by models that did not see it: one vector per repeat. */
  readonly outOfFold: readonly Float64Array[];
}

/** A candidate: the model with its threshold in the graph, and whether the graph says the same. */
export interface Candidate {
  readonly name: string;
  readonly threshold: number;
  readonly exported: ExportedModel;
  readonly parity: Parity;
}

/** Trains on the training rows, and cross-fits the same procedure on all of them. */
export function fit({ config, contract }: Project, dataset: Dataset, splits: Splits): Fit {
  const { estimator, features, crossFit: folds, seed, split } = config.training;
  const { table } = dataset;
  return {
    model: trainModel(contract, takeRows(table, splits.train), { estimator, features, seed }),
    test: takeRows(table, splits.test),
    outOfFold: crossFit(contract, table, {
      estimator,
      features,
      ...folds,
      seed,
      stratifyBy: split.stratifyBy,
      groupBy: split.groupBy,
    }),
  };
}

/** Exports every candidate, and scores every row of the data with the exported bytes. */
export async function exportCandidates(
  { config, contract }: Project,
  { model }: Fit,
  dataset: Dataset,
  score: ScoreBatch,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const { name, threshold } of config.training.candidates) {
    const exported = exportOnnx(model, contract, { threshold });
    const { bytes } = exported;
    const parity = await measureParity({
      model,
      contract,
      bytes,
      table: dataset.table,
      threshold,
      score,
    });
    candidates.push({ name, threshold, exported, parity });
  }
  return candidates;
}
