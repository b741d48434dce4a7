import { undefinedValue } from '@codexhub/common-config/records';
import { agreed, type Estimate } from '../estimate.ts';
import { type OutcomeRate, type Outcomes, outcomeRate, sumOf } from '../outcome-rates.ts';

/** Names of the columns of `aequitas.Group` that disparities are made of. */
export const disparityMetrics = [
  'ppr',
  'pprev',
  'precision',
  'fdr',
  'for',
  'fpr',
  'fnr',
  'tpr',
  'tnr',
  'npv',
] as const;

export type DisparityMetric = (typeof disparityMetrics)[number];

/** Names of the columns of `aequitas.Group`. */
export const aequitasMetrics = [...disparityMetrics, 'accuracy', 'prev', 'pp', 'pn'] as const;

export type AequitasMetric = (typeof aequitasMetrics)[number];

const rates = {
  pprev: 'selectionRate',
  prev: 'baseRate',
  accuracy: 'accuracy',
  precision: 'precision',
  fdr: 'falseDiscoveryRate',
  for: 'falseOmissionRate',
  npv: 'negativePredictiveValue',
  fpr: 'falsePositiveRate',
  fnr: 'falseNegativeRate',
  tpr: 'truePositiveRate',
  tnr: 'trueNegativeRate',
} as const satisfies Partial<Record<AequitasMetric, OutcomeRate>>;

const rateNames = Object.keys(rates) as readonly (keyof typeof rates)[];

export type AequitasEstimates = Readonly<Record<AequitasMetric, Estimate>>;

/**
 * A group's metrics. `ppr` is its share of all that are selected, `pprev` the share of it that is selected.
 * @param selected the weight of all that are selected, unknown groups too; `unit` is that of the weights.
 */
export function groupMetrics(
  outcomes: Outcomes,
  { selected, unit }: { readonly selected: number; readonly unit: number },
): AequitasEstimates {
  const [tn, fp, fn, tp] = outcomes.weights;
  const shares: Partial<Record<AequitasMetric, Estimate>> = {};
  for (const name of rateNames) {
    const value = outcomeRate(outcomes, rates[name]);
    shares[name] = { value, peer: value.defined ? value.value : Number.NaN };
  }
  return {
    ...(shares as Readonly<Record<keyof typeof rates, Estimate>>),
    pp: agreed((fp + tp) * unit),
    pn: agreed((fn + tn) * unit),
    ppr: shareOf(outcomes, selected),
  };
}

function shareOf({ weights }: Outcomes, selected: number): Estimate {
  if (sumOf(weights) === 0) return { value: undefinedValue('no_weight'), peer: Number.NaN };
  if (selected === 0) {
    return { value: undefinedValue('no_predicted_positives'), peer: Number.NaN };
  }
  return agreed((weights[1] + weights[3]) / selected);
}
