import { createRandom } from '@codexhub/common-config/kernel';
import type { Value } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as training from '../../../src/index.ts';
import { type RegressionRows, regressionMetrics } from '../../../src/index.ts';
import { agree, readGolden } from '../../fixtures/read-golden.ts';

const SEED = 20261121;
type Answer = number | null | 'refused';

interface Case {
  readonly name: string;
  readonly yTrue: number[];
  readonly yPred: number[];
  readonly weights: number[] | null;
  readonly alpha: number;
  readonly values: Record<string, Answer>;
  readonly powers: Record<string, Record<string, Answer>>;
}

type Metric = (
  rows: RegressionRows & { alpha?: number; power?: number; compat?: 'sklearn' },
) => Value;

const { cases } = readGolden<{ cases: Case[] }>('regression');
const metric = (name: string): Metric => (training as unknown as Record<string, Metric>)[name]!;
const rowsOf = ({ yTrue, yPred, weights }: Case) => ({
  yTrue: Float64Array.from(yTrue),
  yPred: Float64Array.from(yPred),
  weights: weights ? Float64Array.from(weights) : undefined,
});

function expectAnswer(ours: Value, theirs: Answer, label: string): void {
  if (typeof theirs !== 'number') {
    expect(ours.defined, `${label}: ${theirs} there`).toBe(false);
    if (theirs === 'refused' && !ours.defined) expect(ours.reason).toBe('outside_domain');
    return;
  }
  const good = ours.defined && agree(ours.value, theirs);
  expect(good, `${label}: ${JSON.stringify(ours)} instead of ${theirs}`).toBe(true);
}

describe.each(cases)('scikit-learn, $name', (golden) => {
  const rows = rowsOf(golden);
  test.each(Object.entries(golden.values))('%s', (name, theirs) => {
    const options = { ...rows, alpha: golden.alpha, compat: 'sklearn' as const };
    expectAnswer(metric(name)(options), theirs, name);
  });
  test('the Tweedie family', () => {
    for (const [power, values] of Object.entries(golden.powers)) {
      for (const [name, theirs] of Object.entries(values)) {
        expectAnswer(metric(name)({ ...rows, power: Number(power) }), theirs, `${name} ${power}`);
      }
    }
  });
  test('all at once says the same, and each interval holds its value', () => {
    const named = regressionMetrics({
      ...rows,
      alpha: golden.alpha,
      level: 0.95,
      estimand: 'model',
    });
    const name = (definition: string) =>
      definition
        .split('.')
        .at(-1)!
        .replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    expect(named).toHaveLength(16);
    for (const { definition, value, interval, n } of named) {
      const single = metric(name(definition))({ ...rows, alpha: golden.alpha, power: 1 });
      expect(value.defined, definition).toBe(single.defined);
      if (value.defined && single.defined) expect(value.value).toBe(single.value);
      expect(n).toBe(golden.yTrue.length - (golden.weights?.filter((w) => w === 0).length ?? 0));
      if (!interval || !value.defined) continue;
      expect(interval.lower, definition).toBeLessThanOrEqual(value.value);
      expect(interval.upper, definition).toBeGreaterThanOrEqual(value.value);
    }
  });
});

test('what does not exist says why, where scikit-learn gives a convention', () => {
  const reasons = (yTrue: number[], yPred: number[], weights?: number[]) =>
    Object.fromEntries(
      regressionMetrics({ yTrue, yPred, weights, level: 0.95, estimand: 'model' }).flatMap(
        ({ metric: name, value }) => (value.defined ? [] : [[name, value.reason]]),
      ),
    );
  expect(reasons([2, 2, 2], [2, 2, 3])).toEqual({
    r2: 'constant_target',
    explained_variance: 'constant_target',
    d2_absolute_error: 'constant_target',
    d2_pinball: 'constant_target',
    d2_poisson_deviance: 'constant_target',
  });
  expect(new Set(Object.values(reasons([], [])))).toEqual(new Set(['no_rows']));
  expect(Object.keys(reasons([], []))).toHaveLength(16);
  expect(reasons([1, 2], [1, 2], [0, 0])).toEqual(reasons([], []));
  expect(reasons([2], [3])).toEqual({
    r2: 'fewer_than_two_rows',
    explained_variance: 'fewer_than_two_rows',
    d2_absolute_error: 'fewer_than_two_rows',
    d2_pinball: 'fewer_than_two_rows',
    d2_poisson_deviance: 'fewer_than_two_rows',
  });
  expect(reasons([0, 1], [1, 2])).toEqual({
    mean_absolute_percentage_error: 'zero_targets',
    mean_gamma_deviance: 'outside_domain',
  });
  expect(reasons([-1, 2], [1, -5])).toEqual({
    mean_squared_log_error: 'outside_domain',
    root_mean_squared_log_error: 'outside_domain',
    mean_poisson_deviance: 'outside_domain',
    mean_gamma_deviance: 'outside_domain',
    d2_poisson_deviance: 'outside_domain',
  });
  const zeros = training.meanAbsolutePercentageError({ yTrue: [0, 1, 0], yPred: [1, 1, 1] });
  expect(zeros).toEqual({ defined: false, reason: 'zero_targets', zeroTargets: 2 });
});

test('numbers whose squares overflow or underflow have no value or no interval, and never a wrong one', () => {
  const measuredAt = (scale: number) =>
    regressionMetrics({
      yTrue: [scale, 2 * scale, 4 * scale],
      yPred: [scale, scale, -scale],
      level: 0.95,
      estimand: 'model',
    });
  for (const { metric: name, value, interval } of measuredAt(1e200)) {
    if (name === 'mean_squared_error')
      expect(value).toEqual({ defined: false, reason: 'not_finite' });
    if (!value.defined) continue;
    expect(Number.isFinite(value.value), name).toBe(true);
    if (interval) expect(Number.isFinite(interval.upper - interval.lower), name).toBe(true);
  }
  for (const { metric: name, value, interval } of measuredAt(1e-170)) {
    if (!value.defined) continue;
    expect(Number.isFinite(value.value), name).toBe(true);
    if (interval) expect(Number.isFinite(interval.upper - interval.lower), name).toBe(true);
  }
});

test('bad rows are refused by index, and no value is told', () => {
  const good = { yTrue: [4711.25, 2], yPred: [1, 2] };
  const code = (rows: RegressionRows, options = {}) => {
    try {
      regressionMetrics({ ...rows, level: 0.95, estimand: 'model', ...options });
    } catch (error) {
      const { code: name, message } = error as training.TrainingError;
      return `${name} ${message}`;
    }
    return 'none';
  };
  expect(code({ ...good, yTrue: [4711.25, Number.NaN] })).toMatch(/yTrue\[1\] must be .* NaN/);
  expect(code({ ...good, yPred: [1, Number.POSITIVE_INFINITY] })).toMatch(/yPred\[1\].* infinity/);
  expect(code({ ...good, yPred: [1] })).toMatch(/SCORES_INVALID .*yPred must be as long as yTrue/);
  expect(code({ ...good, weights: [-0.25, 1] })).toMatch(/weights\[0\].*a negative number/);
  expect(code({ ...good, weights: [1, -0.25] })).not.toContain('0.25');
  expect(code(good, { level: 95 })).toMatch(/TRAINING_OPTION_INVALID/);
  expect(code(good, { alpha: 1.5 })).toMatch(/TRAINING_OPTION_INVALID/);
  expect(() => training.meanTweedieDeviance({ ...good, power: 0.5 })).toThrow(/power must be/);
});

const value = fc.double({ min: 0.01, max: 1e4, noNaN: true });
const table = fc.array(fc.tuple(value, value, fc.integer({ min: 1, max: 4 })), {
  minLength: 2,
  maxLength: 25,
});
const measured = (rows: readonly (readonly [number, number, number])[], weighted: boolean) =>
  regressionMetrics({
    yTrue: rows.map(([y]) => y),
    yPred: rows.map(([, p]) => p),
    weights: weighted ? rows.map(([, , w]) => w) : undefined,
    level: 0.95,
    estimand: 'model',
    alpha: 0.3,
  });
const close = (one: Value, other: Value) =>
  one.defined && other.defined
    ? Math.abs(one.value - other.value) <= 1e-9 * Math.max(1, Math.abs(one.value))
    : one.defined === other.defined;

test('a weight of k counts as k rows; the scale of the weights and the order of rows do not count', () => {
  fc.assert(
    fc.property(table, (rows) => {
      // Two values that round to one mean make a spread out of nothing.
      fc.pre(new Set(rows.map(([y]) => y)).size > 1);
      const whole = measured(rows, true);
      const repeated = measured(
        rows.flatMap((row) => Array(row[2]).fill(row) as typeof rows),
        false,
      );
      const scaled = measured(
        rows.map(([y, p, w]) => [y, p, w * 4]),
        true,
      );
      const reversed = measured(rows.toReversed(), true);
      whole.forEach((one, at) => {
        expect(close(one.value, repeated[at]!.value), `${one.metric} repeated`).toBe(true);
        expect(close(one.value, scaled[at]!.value), `${one.metric} scaled`).toBe(true);
        expect(close(one.value, reversed[at]!.value), `${one.metric} reversed`).toBe(true);
        expect(one.interval?.lower ?? 0).toBeCloseTo(scaled[at]!.interval?.lower ?? 0, 6);
      });
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('equal weights give the interval of no weights', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const plain = measured(rows, false);
      const equal = measured(
        rows.map(([y, p]) => [y, p, 3]),
        true,
      );
      plain.forEach(({ metric: name, interval }, at) => {
        if (name === 'median_absolute_error' || !interval) return;
        expect(equal[at]!.interval!.upper / (interval.upper || 1)).toBeCloseTo(
          interval.upper === 0 ? 0 : 1,
          9,
        );
      });
    }),
    { seed: SEED, numRuns: 40 },
  );
});

describe('the intervals cover what they claim', () => {
  const truth: Record<string, number> = {
    mean_absolute_error: 2 * Math.sqrt(2 / Math.PI),
    mean_squared_error: 4,
    root_mean_squared_error: 2,
    median_absolute_error: 2 * 0.6744897501960817,
    mean_pinball_loss: Math.sqrt(2 / Math.PI),
    r2: 1 - 4 / 13,
    explained_variance: 1 - 4 / 13,
    d2_absolute_error: 1 - 2 / Math.sqrt(13),
  };
  const random = createRandom(SEED).stream('coverage');
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  test.each([false, true])('weights: %s', (weighted) => {
    const runs = 300;
    const hits: Record<string, number> = {};
    for (let run = 0; run < runs; run += 1) {
      const yPred = Array.from({ length: 120 }, () => 3 * normal());
      const yTrue = yPred.map((p) => p + 2 * normal());
      const weights = weighted ? yPred.map(() => 0.5 + random.next()) : undefined;
      const all = regressionMetrics({ yTrue, yPred, weights, level: 0.9, estimand: 'model' });
      for (const { metric: name, interval } of all) {
        const value = truth[name];
        if (value === undefined) continue;
        if (interval!.lower <= value && value <= interval!.upper)
          hits[name] = (hits[name] ?? 0) + 1;
      }
    }
    for (const name of Object.keys(truth)) {
      expect(hits[name]! / runs, name).toBeGreaterThan(0.845);
      expect(hits[name]! / runs, name).toBeLessThan(0.955);
    }
  });
});

test('too few rows for the level: a median without interval', () => {
  const interval = (n: number, weights?: number[]) =>
    regressionMetrics({
      yTrue: Array.from({ length: n }, (_, at) => at),
      yPred: Array.from({ length: n }, () => 0),
      weights,
      level: 0.95,
      estimand: 'model',
    }).find(({ metric: name }) => name === 'median_absolute_error')!.interval;
  // P(all six on one side) = 2 / 64 < 0.05; of five, 2 / 32 is more.
  expect(interval(5)).toBeUndefined();
  expect(interval(6)).toMatchObject({ lower: 0, upper: 5, method: 'order-statistics' });
  expect(interval(3, [1, 1, 1])).toBeUndefined();
  expect(interval(30, Array(30).fill(2))).toMatchObject({ method: 'woodruff' });
});
