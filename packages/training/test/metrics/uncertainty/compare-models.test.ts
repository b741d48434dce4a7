import { createRandom } from '@codexhub/common-config/kernel';
import { expect, test } from 'vitest';
import { compareDecisions, compareModels, meanAbsoluteError } from '../../../src/index.ts';

const SEED = 20261121;
const metric = {
  greaterIsBetter: false,
  compute: ({ yTrue, yPred }: { yTrue: Float64Array; yPred: Float64Array }) =>
    meanAbsoluteError({ yTrue, yPred }),
};
const random = createRandom(SEED).stream('models');
const normal = () =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

test('the same rows are drawn for both: what they share cancels', () => {
  const yTrue = Float64Array.from({ length: 80 }, () => 100 * normal());
  const shared = Float64Array.from(yTrue, (y) => y + 20 + 10 * Math.abs(normal()));
  const worse = Float64Array.from(shared, (p) => p + 1);
  const options = { metric, level: 0.95, seed: 1, replicates: 400 };
  const compared = compareModels({
    ...options,
    a: { yTrue, yPred: worse },
    b: { yTrue, yPred: shared },
  });
  expect(compared.difference.defined && compared.difference.value).toBeCloseTo(1, 12);
  // Every replicate differs by exactly 1, though each error varies by far more.
  expect(compared.interval!.lower).toBeCloseTo(1, 9);
  expect(compared.interval!.upper).toBeCloseTo(1, 9);
  expect(compared).toMatchObject({ better: 'b', n: 80, undefinedReplicates: 0 });
  expect(compared.pValue).toBeCloseTo(2 / 401, 12);
  const same = compareModels({
    ...options,
    a: { yTrue, yPred: shared },
    b: { yTrue, yPred: shared },
  });
  expect(same.pValue).toBe(1);
  expect(same).not.toHaveProperty('better');
});

test('under equal models the test keeps its level, and its interval covers 0', () => {
  const runs = 150;
  let [alarms, hits] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const yTrue = Float64Array.from({ length: 40 }, () => normal());
    const [a, b] = [yTrue.map((y) => y + normal()), yTrue.map((y) => y + normal())];
    const compared = compareModels({
      metric,
      a: { yTrue, yPred: a },
      b: { yTrue, yPred: b },
      level: 0.9,
      seed: run,
      replicates: 99,
    });
    if (compared.pValue! <= 0.1) alarms += 1;
    if (compared.interval!.lower <= 0 && compared.interval!.upper >= 0) hits += 1;
    expect(compared.better === undefined).toBe(
      compared.interval!.lower <= 0 && compared.interval!.upper >= 0,
    );
  }
  expect(alarms / runs).toBeLessThan(0.16);
  expect(hits / runs).toBeGreaterThan(0.84);
  expect(hits / runs).toBeLessThan(0.96);
});

test('a value that is not there makes no difference', () => {
  const yTrue = new Float64Array(0);
  const none = compareModels({
    metric,
    a: { yTrue, yPred: yTrue },
    b: { yTrue, yPred: yTrue },
    level: 0.9,
    seed: 1,
  });
  expect(none.difference).toEqual({ defined: false, reason: 'no_rows' });
  const [one, two] = [Float64Array.of(1), Float64Array.of(1, 2)];
  expect(() =>
    compareModels({
      metric,
      a: { yTrue: one, yPred: one },
      b: { yTrue: two, yPred: two },
      level: 0.9,
      seed: 1,
    }),
  ).toThrow(/b must be as many rows as a/);
  const half = {
    greaterIsBetter: true,
    compute: ({ yPred }: { yPred: Float64Array }) =>
      yPred[0] === 1 ? 1 : ({ defined: false, reason: 'no_positives' } as const),
  };
  const a = { yPred: Float64Array.of(1, 1) };
  const b = { yPred: Float64Array.of(0, 1) };
  const reason = { defined: false, reason: 'no_positives' };
  expect(compareModels({ metric: half, a, b, level: 0.9, seed: 1 }).difference).toEqual(reason);
  // Replicates in which b is undefined could lie anywhere.
  const partly = compareModels({
    metric: half,
    a,
    b: { yPred: b.yPred.toReversed() },
    level: 0.9,
    seed: 1,
  });
  expect(partly.undefinedReplicates).toBeGreaterThan(300);
  expect(partly).not.toHaveProperty('interval');
});

test('decisions: counts, difference and McNemar', () => {
  const yTrue = Uint8Array.of(1, 1, 1, 0, 0, 0, 1, 0);
  const decisionA = Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 1);
  const decisionB = Uint8Array.of(0, 0, 0, 1, 0, 0, 1, 1);
  const compared = compareDecisions({ yTrue, decisionA, decisionB, level: 0.95 });
  expect(compared).toMatchObject({
    bothRight: 2,
    onlyARight: 4,
    onlyBRight: 1,
    neitherRight: 1,
    difference: { defined: true, value: 3 / 8 },
  });
  // 2 · (1 + 5) / 2⁵
  expect(compared.pValue).toBeCloseTo(12 / 32, 12);
  expect(compared.interval!.lower).toBeLessThan(0);
  expect(compared.interval!.upper).toBeGreaterThan(3 / 8);
  const none = new Uint8Array(0);
  expect(
    compareDecisions({ yTrue: none, decisionA: none, decisionB: none, level: 0.95 }).difference,
  ).toEqual({ defined: false, reason: 'no_rows' });
  expect(() =>
    compareDecisions({ yTrue, decisionA, decisionB: Uint8Array.of(1), level: 0.95 }),
  ).toThrow(/decision must be as long as/);
});
