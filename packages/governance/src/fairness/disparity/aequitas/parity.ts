import type { Estimate } from '../estimate.ts';
import type { DisparityMetric } from './group-metrics.ts';

/** A verdict, or the reason why there is none. */
export type Fair =
  | { readonly defined: true; readonly value: boolean }
  | { readonly defined: false; readonly reason: string };

/** Whether a disparity is fair, and what Aequitas says. */
export interface Parity {
  /** The name in `aequitas.Fairness`. */
  readonly definition: string;
  readonly fair: Fair;
  readonly compat: boolean | 'NaN';
}

const ofMetrics = {
  'Statistical Parity': 'ppr',
  'Impact Parity': 'pprev',
  'FDR Parity': 'fdr',
  'FPR Parity': 'fpr',
  'FOR Parity': 'for',
  'FNR Parity': 'fnr',
  'TPR Parity': 'tpr',
  'TNR Parity': 'tnr',
  'NPV Parity': 'npv',
  'Precision Parity': 'precision',
} as const satisfies Readonly<Record<string, DisparityMetric>>;

/** Both must hold; each rests on those above it. */
const ofPairs = {
  'TypeI Parity': ['FDR Parity', 'FPR Parity'],
  'TypeII Parity': ['FOR Parity', 'FNR Parity'],
  'Equalized Odds': ['FPR Parity', 'TPR Parity'],
  'Unsupervised Fairness': ['Statistical Parity', 'Impact Parity'],
  'Supervised Fairness': ['TypeI Parity', 'TypeII Parity'],
} as const;

const metrics = defined(ofMetrics);
const pairs = defined(ofPairs);

export type ParityName = keyof typeof ofMetrics | keyof typeof ofPairs;

export type Parities = Readonly<Record<ParityName, Parity>>;

/** Fair where τ ≤ disparity ≤ 1 / τ. Of two, unfair where one is, and unknown where one is unknown. */
export function paritiesOf(
  disparities: Readonly<Record<DisparityMetric, Estimate>>,
  tau: number,
): Parities {
  const parities: Partial<Record<ParityName, Parity>> = {};
  for (const { name, definition, of } of metrics) {
    const { value, peer } = disparities[of];
    parities[name] = {
      definition,
      fair: value.defined ? { defined: true, value: isWithin(value.value, tau) } : value,
      compat: peer === 'error' || Number.isNaN(peer) ? 'NaN' : isWithin(peer, tau),
    };
  }
  for (const { name, definition, of } of pairs) {
    const pair = [parities[of[0]]!, parities[of[1]]!];
    parities[name] = {
      definition,
      fair: allFair(pair),
      // Aequitas: not fair as soon as one of the two is unknown.
      compat: pair.every(({ compat }) => compat === 'NaN')
        ? 'NaN'
        : pair.every(({ compat }) => compat === true),
    };
  }
  return parities as Parities;
}

/** Over all groups: unfair where one is. Aequitas overlooks the unknown ones. */
export function paritiesOverGroups(groups: readonly Parities[]): Parities {
  return Object.fromEntries(
    [...metrics, ...pairs].map(({ name, definition }): [ParityName, Parity] => {
      const all = groups.map((parities) => parities[name]);
      const known = all.filter(({ compat }) => compat !== 'NaN');
      return [
        name,
        {
          definition,
          fair: allFair(all),
          compat: known.length === 0 ? 'NaN' : known.every(({ compat }) => compat === true),
        },
      ];
    }),
  ) as Parities;
}

function isWithin(disparity: number, tau: number): boolean {
  return tau <= disparity && disparity <= 1 / tau;
}

function allFair(parities: readonly Parity[]): Fair {
  let unknown: Fair | undefined;
  for (const { fair } of parities) {
    if (fair.defined && !fair.value) return fair;
    if (!fair.defined) unknown ??= fair;
  }
  return unknown ?? parities[0]?.fair ?? { defined: false, reason: 'no_groups' };
}

function defined<Name extends string, Of>(
  table: Readonly<Record<Name, Of>>,
): readonly { readonly name: Name; readonly definition: string; readonly of: Of }[] {
  return (Object.entries(table) as [Name, Of][]).map(([name, of]) => ({
    name,
    definition: `aequitas.Fairness.${name}`,
    of,
  }));
}
