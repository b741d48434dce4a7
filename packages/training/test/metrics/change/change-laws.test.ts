import { createRandom } from '@codexhub/common-config/kernel';
import type { Change } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MetricChangesOptions, metricChanges } from '../../../src/index.ts';
import { number, said } from './paired.ts';

const SEED = 20261121;
const METRICS = [
  'accuracy',
  'recall',
  'balanced_accuracy',
  'precision',
  'f1',
  'mcc',
  'roc_auc',
  'log_loss',
  'brier_score',
];

const turned = (options: MetricChangesOptions): MetricChangesOptions => ({
  ...options,
  baseline: options.candidate,
  candidate: options.baseline,
});

/** The value lies in its interval, the interval in the one at a higher level. */
function expectNested({ value, interval, adjusted }: Change): void {
  if (!interval || !value.defined) return;
  expect(interval.lower).toBeLessThanOrEqual(value.value);
  expect(interval.upper).toBeGreaterThanOrEqual(value.value);
  if (!adjusted) return;
  expect(adjusted.lower).toBeLessThanOrEqual(interval.lower);
  expect(adjusted.upper).toBeGreaterThanOrEqual(interval.upper);
}

const pairs = fc
  .array(
    fc.record({
      truth: fc.integer({ min: 0, max: 1 }),
      one: fc.integer({ min: 1, max: 9 }),
      other: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 4, maxLength: 40 },
  )
  .map(
    (rows): MetricChangesOptions => ({
      yTrue: Uint8Array.from(rows, ({ truth }) => truth),
      baseline: said(
        rows.map(({ one }) => one / 10),
        0.5,
      ),
      candidate: said(
        rows.map(({ other }) => other / 10),
        0.5,
      ),
      metrics: METRICS,
      level: 0.9,
      adjustedLevel: 0.99,
      seed: 1,
    }),
  );

test('laws: turned round the sign changes and nothing else; intervals hold their value; a higher level is wider', () => {
  fc.assert(
    fc.property(pairs, (options) => {
      const there = metricChanges(options);
      for (const [at, back] of metricChanges(turned(options)).entries()) {
        const { absolute, relative } = there[at]!;
        expect(back.absolute.value.defined).toBe(absolute.value.defined);
        if (!absolute.value.defined) continue;
        expect(number(back.absolute.value)).toBe(-absolute.value.value || 0);
        expect(back.absolute.interval?.lower ?? 0).toBeCloseTo(
          -(absolute.interval?.upper ?? 0),
          12,
        );
        expectNested(absolute);
        expectNested(relative);
      }
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('intervals hold their level, where few rows are decided positively, too', () => {
  const random = createRandom(SEED).stream('coverage');
  const gauss = () =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));
  const metrics = ['precision', 'f1', 'recall', 'roc_auc', 'brier_score'];
  const draw = (rows: number): MetricChangesOptions => {
    const lines = Array.from({ length: rows }, () => {
      const [x, z] = [gauss(), gauss()];
      const truth = random.next() < logistic(-1.6 + 1.3 * x + 0.5 * z) ? 1 : 0;
      return [truth, logistic(-1.6 + 1.2 * x + 0.3 * gauss()), logistic(-1.6 + 1.2 * x + 0.5 * z)];
    });
    return {
      yTrue: Uint8Array.from(lines, ([truth]) => truth!),
      baseline: said(
        lines.map(([, score]) => score!),
        0.5,
      ),
      candidate: said(
        lines.map(([, , score]) => score!),
        0.5,
      ),
      metrics,
      level: 0.95,
      seed: 1,
    };
  };
  const truth = metricChanges(draw(40_000));
  const runs = 250;
  const hits = new Map<string, number>();
  for (let run = 0; run < runs; run += 1) {
    for (const [at, change] of metricChanges(draw(150)).entries()) {
      for (const kind of ['absolute', 'relative'] as const) {
        const { interval } = change[kind];
        const value = number(truth[at]![kind].value);
        const held = !interval || (interval.lower <= value && value <= interval.upper);
        const key = `${change.metric} ${kind}`;
        hits.set(key, (hits.get(key) ?? 0) + (held ? 1 : 0));
      }
    }
  }
  // Three standard errors of 250 runs below .95.
  expect([...hits].filter(([, held]) => held / runs < 0.908)).toEqual([]);
  expect(hits.size).toBe(2 * metrics.length);
});
