import { type Table, takeRows } from '@codexhub/common-config/columns';
import { CodexHubError } from '@codexhub/common-config/kernel';
import {
  exportOnnx,
  fitTransformFeatures,
  positiveLabels,
  predictProbability,
  type TrainedModel,
  transformFeatures,
} from '@codexhub/training';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comingTable, contract, randomSpec, trainingTable } from './random-features.ts';
import { runGraph } from './run-graph.ts';

type Spec = Parameters<typeof fitTransformFeatures>[0];

/** A model with drawn weights: the features are what is tested, whatever an estimator would make of them. */
function modelOver(spec: Spec, table: Table, signs: readonly number[]): TrainedModel {
  const target = positiveLabels(contract, table);
  const { features, matrix } = fitTransformFeatures(spec, contract, table, { target, seed: 5 });
  const { columns } = features;
  const coefficients = columns.map((_, at) => {
    let largest = 0;
    for (let row = 0; row < matrix.rows; row += 1) {
      const value = Math.abs(matrix.values[row * matrix.width + at]!);
      if (Number.isFinite(value)) largest = Math.max(largest, value);
    }
    return signs[at % signs.length]! / (largest > 1e-9 && largest < 1e12 ? largest : 1);
  });
  return {
    kind: 'logistic_regression',
    contract: contract.name,
    positive: contract.target.positive,
    features,
    columns,
    coefficients,
    intercept: 0.25,
    fit: { rows: table.rowCount, l2: 1, iterations: 1, lastStep: 0 },
  };
}

interface Expected {
  readonly probability: number;
  /** How large the terms of the score are. */
  readonly size: number;
}

/** What the model says of each row; `undefined` of a row that it refuses. */
function expected(model: TrainedModel, table: Table): readonly (Expected | undefined)[] {
  const all = attempt(() => scoresOf(model, table));
  if (all) return all;
  return Array.from({ length: table.rowCount }, (_, row) =>
    attempt(() => scoresOf(model, takeRows(table, [row]))[0]),
  );
}

function scoresOf(model: TrainedModel, table: Table): readonly (Expected | undefined)[] {
  const probability = predictProbability(model, table);
  const { values, width } = transformFeatures(model.features, table);
  return Array.from(probability, (value, row) => {
    let size = 1;
    for (let at = 0; at < width; at += 1) {
      size += Math.abs(values[row * width + at]! * model.coefficients[at]!);
    }
    return Number.isFinite(size) ? { probability: value, size } : undefined;
  });
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (CodexHubError.isInstance(error)) return undefined;
    throw error;
  }
}

async function compare(model: TrainedModel, table: Table): Promise<void> {
  const { bytes } = exportOnnx(model, contract, { threshold: 0.5 });
  const { probability, decision, dims } = await runGraph(contract, bytes, table);
  expect(dims).toEqual([[table.rowCount], [table.rowCount]]);
  for (const [row, truth] of expected(model, table).entries()) {
    if (!truth) {
      expect([probability[row], decision[row]], `row ${row} is refused`).toEqual([Number.NaN, -1]);
      continue;
    }
    const difference = Math.abs(probability[row]! - truth.probability);
    // The sum of large terms is rounded where they are large: 1e-12 of them.
    expect(difference, `row ${row}`).toBeLessThanOrEqual(1e-12 * Math.max(1, truth.size * 0.01));
  }
}

const weights = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
  minLength: 7,
  maxLength: 7,
});

test('random features, random rows: ONNX Runtime says what the program says', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      randomSpec,
      trainingTable,
      comingTable,
      weights,
      async (spec, table, coming, signs) => {
        // Two steps may give one name, and a label may be rare: then there is nothing to compare.
        const model = attempt(() => modelOver(spec, table, signs));
        if (!model) return;
        compared += 1;
        await compare(model, coming);
        await compare(model, takeRows(coming, []));
      },
    ),
    { seed: 20261121, numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(20);
});
