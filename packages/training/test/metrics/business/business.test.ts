import { createRandom } from '@codexhub/common-config/kernel';
import { decideCheck, type Requirement } from '@codexhub/common-config/records';
import { mean } from '@codexhub/statistics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customMetric, decisionCost, profitCurve } from '../../../src/index.ts';

const SEED = 20261121;
const amount = fc.integer({ min: -100, max: 100 });
const amounts = fc.record({
  truePositive: amount,
  falsePositive: amount,
  trueNegative: amount,
  falseNegative: amount,
});
const table = fc.array(fc.tuple(fc.nat(1), fc.nat(6), fc.nat(3)), { minLength: 1, maxLength: 25 });

test('at every threshold the curve is the profit of deciding from there', () => {
  fc.assert(
    fc.property(table, amounts, (rows, profits) => {
      const yTrue = Uint8Array.from(rows.map(([y]) => y));
      const score = Float64Array.from(rows.map(([, s]) => s / 6));
      const curve = profitCurve({ yTrue, score, profits })!;
      const distinct = [...new Set(score)].sort((a, b) => b - a);
      expect([...curve.thresholds]).toEqual([Number.POSITIVE_INFINITY, ...distinct]);
      curve.thresholds.forEach((threshold, at) => {
        const decision = Uint8Array.from(score, (s) => (s >= threshold ? 1 : 0));
        // A profit is a negative cost.
        const costs = Object.fromEntries(
          Object.entries(profits).map(([name, value]) => [name, 0 - value]),
        ) as unknown as typeof profits;
        const { value } = decisionCost({ yTrue, decision, costs, level: 0.9, estimand: 'model' });
        expect(value.defined && -value.value).toBeCloseTo(curve.profit[at]!, 10);
        expect(curve.decided[at]).toBe(decision.reduce((sum, one) => sum + one, 0));
      });
      const greatest = Math.max(...curve.profit);
      expect(curve.best.profit).toBe(greatest);
      expect(curve.best.threshold).toBe(curve.thresholds[curve.profit.indexOf(greatest)]);
    }),
    { seed: SEED },
  );
});

test('amounts of the rows: a large loan counts for more than a small one', () => {
  const rows = { yTrue: Uint8Array.of(1, 0, 1), decision: Uint8Array.of(0, 1, 1) };
  const costs = {
    truePositive: 0,
    falsePositive: 5,
    trueNegative: 0,
    falseNegative: Float64Array.of(900, 1, 2),
  };
  const cost = (weights?: Float64Array) =>
    decisionCost({ ...rows, costs, weights, level: 0.95, estimand: 'model' });
  expect(cost()).toMatchObject({
    metric: 'mean_decision_cost',
    definition: 'codexhub.mean_decision_cost',
    value: { defined: true, value: 905 / 3 },
    n: 3,
    interval: { method: 'normal', level: 0.95 },
  });
  expect(cost(Float64Array.of(0, 3, 1)).value).toEqual({ defined: true, value: 15 / 4 });
  expect(cost(Float64Array.of(0, 3, 1)).n).toBe(2);
  expect(cost(Float64Array.of(0, 0, 0)).value).toEqual({ defined: false, reason: 'no_rows' });
  expect(cost(Float64Array.of(0, 0, 1))).not.toHaveProperty('interval');
  const wrong = (falseNegative: number | Float64Array) => () =>
    decisionCost({ ...rows, costs: { ...costs, falseNegative }, level: 0.95, estimand: 'model' });
  expect(wrong(Number.NaN)).toThrow(/falseNegative must be a finite number/);
  expect(wrong(Float64Array.of(1))).toThrow(/falseNegative must be one number, or as long as/);
  expect(wrong(Float64Array.of(1, Number.NaN, 1))).toThrow(/falseNegative\[1\]/);
});

test('without rows there is no curve; where nothing pays nothing is decided', () => {
  const profits = { truePositive: -1, falsePositive: -1, trueNegative: 0, falseNegative: 0 };
  const none = { yTrue: new Uint8Array(0), score: new Float64Array(0), profits };
  expect(profitCurve(none)).toBeUndefined();
  const rows = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7), profits };
  expect(profitCurve(rows)!.best).toEqual({
    threshold: Number.POSITIVE_INFINITY,
    profit: 0,
    decided: 0,
  });
});

test('the interval of a cost covers its expectation', () => {
  const random = createRandom(SEED).stream('costs');
  const costs = { truePositive: 0, falsePositive: 20, trueNegative: -1, falseNegative: 50 };
  const expected = 0.3 * 0.25 * 50 + 0.7 * (0.25 * 20 - 0.75);
  let hits = 0;
  for (let run = 0; run < 400; run += 1) {
    const yTrue = Uint8Array.from({ length: 150 }, () => (random.next() < 0.3 ? 1 : 0));
    const decision = yTrue.map((label) => (random.next() < 0.25 ? 1 - label : label));
    const { interval } = decisionCost({ yTrue, decision, costs, level: 0.9, estimand: 'model' });
    if (interval!.lower <= expected && expected <= interval!.upper) hits += 1;
  }
  expect(hits / 400).toBeGreaterThan(0.86);
  expect(hits / 400).toBeLessThan(0.94);
});

test('a metric of one’s own passes a gate by its whole interval, and never by its value alone', () => {
  const perCall = customMetric({
    name: 'revenue_per_call',
    definition: 'acme.revenue_per_call/1',
    greaterIsBetter: true,
    compute: ({ revenue, called }: { revenue: Float64Array; called: Uint8Array }) => {
      let [sum, calls] = [0, 0];
      for (let row = 0; row < revenue.length; row += 1) {
        if (called[row] === 0) continue;
        sum += revenue[row]!;
        calls += 1;
      }
      return calls === 0 ? { defined: false, reason: 'no_selection' } : sum / calls;
    },
  });
  const random = createRandom(SEED).stream('revenue');
  const columns = {
    revenue: Float64Array.from({ length: 200 }, () => 10 * random.next()),
    called: Uint8Array.from({ length: 200 }, () => (random.next() < 0.5 ? 1 : 0)),
  };
  const options = { level: 0.95, seed: 42, estimand: 'model' as const, replicates: 300 };
  const measured = perCall.measure({ columns, ...options });
  const called = columns.revenue.filter((_, row) => columns.called[row] === 1);
  expect(measured).toMatchObject({
    metric: 'revenue_per_call',
    definition: 'acme.revenue_per_call/1',
    estimand: 'model',
    n: 200,
    interval: { level: 0.95, method: 'bootstrap-percentile' },
  });
  expect(measured.value.defined && measured.value.value).toBeCloseTo(mean(called)!, 10);
  const gate = (limit: number, observation: typeof measured) => {
    const requirement: Requirement = {
      id: 'metric.revenue_per_call',
      kind: 'metric',
      metric: 'revenue_per_call',
      definition: 'acme.revenue_per_call/1',
      estimand: 'model',
      direction: 'at_least',
      limit,
      minimumN: 100,
      level: 0.95,
      enforce: true,
      onInsufficientData: 'block',
      reason: 'a call costs three',
    };
    return decideCheck(requirement, [{ ...observation, group: null, reference: null }]).outcome;
  };
  expect(gate(3, measured)).toBe('pass');
  expect(gate(measured.interval!.lower + 0.01, measured)).toBe('insufficient_data');
  expect(gate(9, measured)).toBe('fail');
  const nobody = { ...columns, called: new Uint8Array(200) };
  const none = perCall.measure({ columns: nobody, ...options });
  expect(none.value).toEqual({ defined: false, reason: 'no_selection' });
  expect(gate(3, none)).toBe('insufficient_data');
});

test('a metric must have an id and a definition', () => {
  const make = (name: string, definition: string) => () =>
    customMetric({ name, definition, greaterIsBetter: true, compute: () => 1 });
  expect(make('Revenue', 'acme.revenue/1')).toThrow(/name must be lower-case/);
  expect(make('revenue', '')).toThrow(/definition of "revenue" must be a text/);
});
