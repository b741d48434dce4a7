import { takeRows } from '@codexhub/common-config/columns';
import type { ScoreBatch } from '@codexhub/common-config/records';
import { expect, test } from 'vitest';
import {
  decide,
  exportOnnx,
  measureParity,
  predictProbability,
  trainModel,
} from '../../src/index.ts';
import { lending, lendingTable } from '../fixtures/lending.ts';

const table = lendingTable(100);
const model = trainModel(lending, table, { estimator: { kind: 'logistic_regression', l2: 1 } });
const threshold = 0.6;
const { bytes } = exportOnnx(model, lending, { threshold });
const truth = predictProbability(model, table);
const measure = (score: ScoreBatch, rows = table) =>
  measureParity({ model, contract: lending, bytes, table: rows, threshold, score });
/** An engine that is wrong in one row, by so much. */
const wrongBy =
  (difference: number): ScoreBatch =>
  async (given) => {
    expect(given).toBe(bytes);
    const probability = truth.slice();
    probability[17]! += difference;
    return { probability, decision: decide(lending, truth, threshold) };
  };

test('every row counts: one wrong row is the measure', async () => {
  expect(await measure(wrongBy(0))).toEqual({
    rows: 100,
    maximumDifference: { defined: true, value: 0 },
    decisionFlips: 0,
  });
  const { maximumDifference } = await measure(wrongBy(1e-6));
  expect(maximumDifference.defined && maximumDifference.value).toBeCloseTo(1e-6, 12);
});

test('flipped decisions are counted', async () => {
  const { decisionFlips } = await measure(async () => ({
    probability: truth,
    decision: decide(lending, truth, threshold).map((one) => 1 - one),
  }));
  expect(decisionFlips).toBe(100);
});

test('a NaN is never agreement, wherever it stands', async () => {
  for (const row of [0, 50, 99]) {
    const probability = truth.slice();
    probability[row] = Number.NaN;
    const decision = decide(lending, truth, threshold);
    const { maximumDifference } = await measure(async () => ({ probability, decision }));
    expect(maximumDifference).toEqual({ defined: false, reason: 'not_a_number' });
  }
});

test('nothing scored is nothing measured', async () => {
  const none = async () => ({ probability: new Float64Array(), decision: new Uint8Array() });
  expect(await measure(none, takeRows(table, []))).toEqual({
    rows: 0,
    maximumDifference: { defined: false, reason: 'no_rows' },
    decisionFlips: 0,
  });
  await expect(measure(none)).rejects.toMatchObject({ code: 'TRAINING_SCORES_INVALID' });
});
