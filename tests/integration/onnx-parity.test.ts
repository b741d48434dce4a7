import {
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
} from '@codexhub/common-config/columns';
import { defineContract, type ModelContract } from '@codexhub/common-config/contract';
import type { ScoreBatch } from '@codexhub/common-config/records';
import { exportOnnx, measureParity, trainModel } from '@codexhub/training';
import { expect, test } from 'vitest';
import { everyStep } from '../../packages/training/test/fixtures/every-step.ts';
import { lending, lendingTable } from '../../packages/training/test/fixtures/lending.ts';
import { runGraph } from './run-graph.ts';

const estimator = { kind: 'logistic_regression', l2: 0.5 } as const;

async function run(contract: ModelContract, bytes: Uint8Array, table: Table) {
  const { inputNames, outputNames, dims, ...scores } = await runGraph(contract, bytes, table);
  expect(inputNames).toEqual(Object.keys(contract.features));
  expect(outputNames).toEqual(['probability', 'decision']);
  expect(dims).toEqual([[table.rowCount], [table.rowCount]]);
  return scores;
}

const scorer =
  (contract: ModelContract): ScoreBatch =>
  async (bytes, table) => {
    const { probability, decision } = await run(contract, bytes, table);
    return { probability, decision: Uint8Array.from(decision) };
  };

const favouringYes = defineContract({
  name: lending.name,
  task: lending.task,
  features: lending.features,
  target: { ...lending.target, favourable: 'yes' },
  protectedAttributes: {},
});

test.each([
  ['favourable is the other label', lending, 0.7],
  ['favourable is the positive label', favouringYes, 0.3],
  ['nobody is turned down', lending, 0],
])('ONNX Runtime says what the trained model says: %s', async (_, contract, threshold) => {
  const model = trainModel(contract, lendingTable(400), { estimator });
  const { bytes } = exportOnnx(model, contract, { threshold });
  const table = lendingTable(3000, 7);
  const score = scorer(contract);
  const parity = await measureParity({ model, contract, bytes, table, threshold, score });
  expect(parity).toMatchObject({ rows: 3000, decisionFlips: 0 });
  expect(parity.maximumDifference.defined && parity.maximumDifference.value).toBeLessThanOrEqual(
    1e-12,
  );
  const { decision } = await run(contract, bytes, table);
  expect(new Set(decision).size).toBe(threshold === 0 ? 1 : 2);
});

test('a decision is taken at the threshold itself, where P(favourable) equals it', async () => {
  const model = trainModel(lending, lendingTable(400), { estimator });
  const one = lendingTable(1, 3);
  const { probability } = await run(
    lending,
    exportOnnx(model, lending, { threshold: 0.5 }).bytes,
    one,
  );
  const favourable = 1 - probability[0]!;
  const decisionAt = async (threshold: number) =>
    (await run(lending, exportOnnx(model, lending, { threshold }).bytes, one)).decision[0];
  expect(await decisionAt(favourable)).toBe(0);
  expect(await decisionAt(favourable + Number.EPSILON)).toBe(1);
});

test('a cell that the contract does not allow gives no probability and no decision', async () => {
  const model = trainModel(lending, lendingTable(400), { estimator });
  const { bytes } = exportOnnx(model, lending, { threshold: 0.7 });
  const table = createTable({
    amount: numberColumn([null, 5, 5, 5, 5, Infinity]),
    ratio: numberColumn([0.5, null, 0.5, 0.5, 0.5, 0.5]),
    status: categoryColumn(['single', 'single', 'unheard', null, 'single', 'single']),
    job: categoryColumn([null, 'fixed', 'fixed', 'fixed', 'fixed', 'fixed']),
  });
  const { probability, decision } = await run(lending, bytes, table);
  expect([...probability].map(Number.isFinite)).toEqual([true, false, false, false, true, false]);
  expect([1, 2, 3, 5].map((row) => decision[row])).toEqual([-1, -1, -1, -1]);
});

test('inputs that did not vary in training, and only categories', async () => {
  const contract = defineContract({
    name: 'categories',
    task: 'binary_classification',
    features: {
      job: { type: 'category', values: ['a', 'b'], nullable: true },
      same: { type: 'category', values: ['x', 'y'] },
    },
    target: lending.target,
    protectedAttributes: {},
  });
  const table = createTable({
    job: categoryColumn(['a', 'b', null, 'a', 'b', null, 'a']),
    same: categoryColumn(['x', 'x', 'x', 'x', 'x', 'x', 'x']),
    deny: categoryColumn(['no', 'yes', 'no', 'yes', 'no', 'yes', 'no']),
  });
  const model = trainModel(contract, table, { estimator });
  const { bytes } = exportOnnx(model, contract, { threshold: 0.5 });
  const score = scorer(contract);
  const parity = await measureParity({ model, contract, bytes, table, threshold: 0.5, score });
  expect(parity.maximumDifference.defined && parity.maximumDifference.value).toBeLessThanOrEqual(
    1e-12,
  );
});

test('every step of the feature pipeline, trained', async () => {
  const model = trainModel(lending, lendingTable(400), { estimator, features: everyStep, seed: 3 });
  const { bytes } = exportOnnx(model, lending, { threshold: 0.6 });
  const table = lendingTable(2000, 7);
  const score = scorer(lending);
  const parity = await measureParity({
    model,
    contract: lending,
    bytes,
    table,
    threshold: 0.6,
    score,
  });
  expect(parity).toMatchObject({ rows: 2000, decisionFlips: 0 });
  expect(parity.maximumDifference.defined && parity.maximumDifference.value).toBeLessThanOrEqual(
    1e-12,
  );
});
