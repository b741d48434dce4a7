import { undefinedValue, type Value } from '@codexhub/common-config/records';
import type { ByOutcome } from '../../tensor/tensor.ts';

/** What the rows of a group come to, at 2 × label + decision. */
export interface Outcomes {
  readonly counts: ByOutcome;
  /** Sums of the weights, in the units of the tensor's grid; the counts where rows have none. */
  readonly weights: ByOutcome;
}

/** Places at 2 × label + decision. */
type Places = readonly (0 | 1 | 2 | 3)[];

interface RateDefinition {
  readonly numerator: Places;
  readonly denominator: Places;
  /** Why there is none, where the denominator has no rows. */
  readonly reason: string;
}

const ALL: Places = [0, 1, 2, 3];
const NEGATIVES: Places = [0, 1];
const POSITIVES: Places = [2, 3];
const REFUSED: Places = [0, 2];
const SELECTED: Places = [1, 3];

const definitions = {
  selectionRate: { numerator: SELECTED, denominator: ALL, reason: 'no_rows' },
  baseRate: { numerator: POSITIVES, denominator: ALL, reason: 'no_rows' },
  accuracy: { numerator: [0, 3], denominator: ALL, reason: 'no_rows' },
  errorRate: { numerator: [1, 2], denominator: ALL, reason: 'no_rows' },
  truePositiveRate: { numerator: [3], denominator: POSITIVES, reason: 'no_positives' },
  falseNegativeRate: { numerator: [2], denominator: POSITIVES, reason: 'no_positives' },
  falsePositiveRate: { numerator: [1], denominator: NEGATIVES, reason: 'no_negatives' },
  trueNegativeRate: { numerator: [0], denominator: NEGATIVES, reason: 'no_negatives' },
  precision: { numerator: [3], denominator: SELECTED, reason: 'no_predicted_positives' },
  falseDiscoveryRate: { numerator: [1], denominator: SELECTED, reason: 'no_predicted_positives' },
  falseOmissionRate: { numerator: [2], denominator: REFUSED, reason: 'no_predicted_negatives' },
  negativePredictiveValue: {
    numerator: [0],
    denominator: REFUSED,
    reason: 'no_predicted_negatives',
  },
} as const satisfies Readonly<Record<string, RateDefinition>>;

export type OutcomeRate = keyof typeof definitions;

/** A rate of a group: undefined without rows, or as `no_weight` with rows of weight 0 alone. */
export function outcomeRate({ counts, weights }: Outcomes, name: OutcomeRate): Value {
  const { numerator, denominator, reason } = definitions[name];
  const weight = sumAt(weights, denominator);
  if (weight > 0) return { defined: true, value: sumAt(weights, numerator) / weight };
  return undefinedValue(sumAt(counts, denominator) === 0 ? reason : 'no_weight');
}

export function sumOf([a, b, c, d]: ByOutcome): number {
  return a + b + c + d;
}

export function addOutcomes(one: Outcomes, other: Outcomes): Outcomes {
  return {
    counts: addFour(one.counts, other.counts),
    weights: addFour(one.weights, other.weights),
  };
}

export const noOutcomes: Outcomes = { counts: [0, 0, 0, 0], weights: [0, 0, 0, 0] };

function addFour(one: ByOutcome, other: ByOutcome): ByOutcome {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]];
}

function sumAt(values: ByOutcome, places: Places): number {
  let sum = 0;
  for (const place of places) sum += values[place];
  return sum;
}
