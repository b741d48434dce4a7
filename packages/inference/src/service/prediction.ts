import type { ModelContract } from '@codexhub/common-config/contract';
import type { ModelReference, Scores } from '@codexhub/common-config/records';
import type { Label } from './label.ts';

/** What a model says of one row, and which model said it. */
export interface Prediction<C = ModelContract> {
  /** Of the positive label, in [0, 1]; 1 means that the model is sure of it. */
  readonly probability: number;
  /** The label that the model decides for: the threshold is part of the graph. */
  readonly decision: Label<C>;
  /** Whether that label is the one that is good for the person concerned. */
  readonly favourable: boolean;
  /** The version that answered, its digest, and the gate report that let it through. */
  readonly model: ModelReference;
}

/** One prediction per row, in the order of the rows. */
export function predictionsOf<C extends ModelContract>(
  { target }: C,
  { probability, decision }: Scores,
  model: ModelReference,
): Prediction<C>[] {
  const other = target.values.find((label) => label !== target.positive)!;
  const served: ModelReference = {
    name: model.name,
    version: model.version,
    digest: model.digest,
    report: model.report,
  };
  return Array.from(probability, (value, row) => {
    const label = decision[row] === 1 ? target.positive : other;
    return {
      probability: value,
      decision: label as Label<C>,
      favourable: label === target.favourable,
      model: served,
    };
  });
}
