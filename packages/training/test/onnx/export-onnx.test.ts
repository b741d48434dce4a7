import { contractDigest, defineContract } from '@codexhub/common-config/contract';
import { digestBytes } from '@codexhub/common-config/kernel';
import { expect, test } from 'vitest';
import { exportOnnx, trainModel } from '../../src/index.ts';
import { lending, lendingTable } from '../fixtures/lending.ts';

const options = { estimator: { kind: 'logistic_regression', l2: 1 } } as const;
const table = lendingTable(200);
const model = trainModel(lending, table, options);
const at = (threshold: number) => exportOnnx(model, lending, { threshold });

test('the same model and threshold give the same bytes; another threshold another digest', () => {
  const { bytes, digest } = at(0.7);
  const copy = JSON.parse(JSON.stringify(model)) as typeof model;
  expect(exportOnnx(copy, lending, { threshold: 0.7 }).bytes).toEqual(bytes);
  expect(digest).toBe(digestBytes(bytes));
  expect(new Set([0.5, 0.7, 0.70000001].map((threshold) => at(threshold).digest)).size).toBe(3);
});

test('what the graph was made from stands in its metadata', () => {
  const text = new TextDecoder().decode(at(0.7).bytes);
  expect(text).toContain(contractDigest(lending));
  expect(text).toContain('["amount","ratio","status","job"]');
  expect(text).toContain('"favourable":"no"');
  expect(text).toContain('codexhub.threshold');
});

test('a model for another contract, or for other inputs of it, is refused', () => {
  const { amount, ratio } = lending.features;
  const base = {
    task: 'binary_classification',
    target: lending.target,
    protectedAttributes: {},
  } as const;
  for (const other of [
    defineContract({ ...base, name: 'other', features: { ...lending.features } }),
    defineContract({ ...base, name: 'lending', features: { amount: amount!, ratio: ratio! } }),
  ]) {
    expect(() => exportOnnx(model, other, { threshold: 0.5 })).toThrow(
      expect.objectContaining({ code: 'TRAINING_MODEL_MISMATCH' }),
    );
  }
});

test.each([-0.1, 1.5, Number.NaN])('the threshold %d is refused', (threshold) => {
  expect(() => at(threshold)).toThrow(expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }));
});

test('an input that is named as an output is refused', () => {
  const contract = defineContract({
    name: 'clash',
    task: 'binary_classification',
    features: { decision: { type: 'number' } },
    target: lending.target,
    protectedAttributes: {},
  });
  expect(() => exportOnnx(model, contract, { threshold: 0.5 })).toThrow(
    expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
  );
});
