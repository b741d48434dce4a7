import fc from 'fast-check';
import { expect } from 'vitest';
import { callable } from './all-metrics.ts';

/** Every law is tried on the same seed. */
export const runs = { seed: 20261121, numRuns: 12 };

type Options = Readonly<Record<string, unknown>>;
export interface Named {
  readonly name: string;
  readonly options: Options;
}

const averaged = ['precision', 'recall', 'f1', 'jaccard', 'specificity', 'negativePredictiveValue'];
export const labelMetrics: readonly Named[] = [
  ...averaged.flatMap((name) =>
    ['macro', 'weighted', 'micro'].map((average) => ({ name, options: { average } })),
  ),
  { name: 'fBeta', options: { average: 'macro', beta: 0.5 } },
  { name: 'accuracy', options: {} },
  { name: 'balancedAccuracy', options: {} },
  { name: 'balancedAccuracy', options: { adjusted: true } },
  { name: 'matthewsCorrelation', options: {} },
  { name: 'cohenKappa', options: {} },
  { name: 'zeroOneLoss', options: {} },
  { name: 'hammingLoss', options: {} },
];
export const ordinalMetrics: readonly Named[] = ['linear', 'quadratic'].map((disagreement) => ({
  name: 'cohenKappa',
  options: { disagreement },
}));
export const reportMetrics: readonly Named[] = [{ name: 'classificationReport', options: {} }];
export const rankMetrics: readonly Named[] = [
  { name: 'rocAuc', options: {} },
  { name: 'rocAuc', options: { maxFalsePositiveRate: 0.4 } },
  { name: 'averagePrecision', options: {} },
  { name: 'ksStatistic', options: {} },
  { name: 'lift', options: { share: 0.3 } },
  { name: 'cumulativeGain', options: { share: 0.3 } },
  { name: 'cumulativeGains', options: {} },
  { name: 'rocCurve', options: { dropIntermediate: false } },
  { name: 'precisionRecallCurve', options: {} },
];
export const lossMetrics: readonly Named[] = ['logLoss', 'brierScore'].map((name) => ({
  name,
  options: {},
}));
export const classMetrics: readonly Named[] = [
  { name: 'multiclassLogLoss', options: {} },
  { name: 'multiclassBrierScore', options: {} },
  { name: 'topKAccuracy', options: { k: 2 } },
  { name: 'multiclassRocAuc', options: { multiClass: 'ovr' } },
  { name: 'multiclassRocAuc', options: { multiClass: 'ovr', average: 'weighted' } },
  { name: 'multiclassRocAuc', options: { multiClass: 'ovr', average: 'micro' } },
];
export const pairMetrics: readonly Named[] = ['macro', 'weighted'].map((average) => ({
  name: 'multiclassRocAuc',
  options: { multiClass: 'ovo', average },
}));

export const titled = (metrics: readonly Named[]) =>
  metrics.map((one) => [`${one.name} ${JSON.stringify(one.options)}`, one] as const);
export const measure = ({ name, options }: Named, rows: object): unknown =>
  callable[name]!({ ...rows, ...options } as never);

/** Numbers to 11 digits: sums in another order differ in their last bits. */
function settled(value: unknown): unknown {
  if (typeof value === 'number') return Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(11));
  if (value instanceof Float64Array) return Array.from(value, settled);
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, settled(part)]));
}

export function expectSame(first: unknown, second: unknown): void {
  // As text: a comparison of structures costs more than most of the metrics.
  expect(JSON.stringify(settled(first))).toBe(JSON.stringify(settled(second)));
}

const rowsOf = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { minLength: 1, maxLength: 24 });
const label = fc.integer({ min: 0, max: 3 });
// A label is a class though its rows weigh nothing, so rows of weight 0 are left to the ranks.
const weight = fc.integer({ min: 1, max: 3 });
const weightOrNone = fc.integer({ min: 0, max: 3 });
export const labelled = rowsOf(fc.tuple(label, label, weight));
export const ranked = rowsOf(
  fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 8 }), weightOrNone),
);
export const classed = rowsOf(fc.tuple(fc.integer({ min: 0, max: 2 }), label, label, weight)).map(
  (rows) => [
    // Every class occurs, so that its area exists.
    ...[0, 1, 2].map((place) => [place, place, 1, 1] as [number, number, number, number]),
    ...rows,
  ],
);

export type Row = readonly number[];
type Make = (rows: readonly Row[], weights?: readonly number[]) => Options;
export const column = (rows: readonly Row[], at: number): number[] => rows.map((row) => row[at]!);
const withWeights = (weights?: readonly number[]) => (weights ? { weights } : {});

export const asLabelled: Make = (rows, weights) => ({
  yTrue: column(rows, 0),
  yPred: column(rows, 1),
  ...withWeights(weights),
});
export const asRanked: Make = (rows, weights) => ({
  yTrue: column(rows, 0),
  score: rows.map((row) => row[1]! / 8),
  ...withWeights(weights),
});
export const asClassed: Make = (rows, weights) => {
  const shares = rows.map(([, first, second]) => [first! / 7, second! / 14]);
  const scores = [
    shares.map(([first]) => first!),
    shares.map(([, second]) => second!),
    shares.map(([first, second]) => 1 - first! - second!),
  ];
  return { yTrue: column(rows, 0), scores, labels: [0, 1, 2], ...withWeights(weights) };
};
