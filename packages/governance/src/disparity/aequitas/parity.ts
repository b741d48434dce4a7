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

export type ParityName = keyof typeof ofMetrics | keyof typeof ofPairs;

export type Parities = Readonly<Record<ParityName, Parity>>;

/** Fair where τ ≤ disparity ≤ 1 / τ. Of two, unfair where one is, and unknown where one is unknown. */
export function paritiesOf(
  disparities: Readonly<Record<DisparityMetric, Estimate>>,
  tau: number,
): Parities {
  const parities: Partial<Record<ParityName, Parity>> = {};
  for (const [name, metric] of entries(ofMetrics)) {
    parities[name] = { definition: definitionOf(name), ...judged(disparities[metric], tau) };
  }
  for (const [name, [one, other]] of entries(ofPairs)) {
    const pair = [parities[one]!, parities[other]!];
    parities[name] = {
      definition: definitionOf(name),
      fair: allFair(pair.map(({ fair }) => fair)),
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
  const names = [...Object.keys(ofMetrics), ...Object.keys(ofPairs)] as readonly ParityName[];
  return Object.fromEntries(
    names.map((name): [ParityName, Parity] => {
      const all = groups.map((parities) => parities[name]);
      const known = all.map(({ compat }) => compat).filter((compat) => compat !== 'NaN');
      return [
        name,
        {
          definition: definitionOf(name),
          fair: allFair(all.map(({ fair }) => fair)),
          compat: known.length === 0 ? 'NaN' : known.every(Boolean),
        },
      ];
    }),
  ) as Parities;
}

function judged({ value, peer }: Estimate, tau: number): Omit<Parity, 'definition'> {
  const within = (x: number): boolean => tau <= x && x <= 1 / tau;
  return {
    fair: value.defined ? { defined: true, value: within(value.value) } : value,
    compat: peer === 'error' || Number.isNaN(peer) ? 'NaN' : within(peer),
  };
}

function allFair(verdicts: readonly Fair[]): Fair {
  const unfair = verdicts.find((fair) => fair.defined && !fair.value);
  const unknown = verdicts.find((fair) => !fair.defined);
  return unfair ?? unknown ?? verdicts[0] ?? { defined: false, reason: 'no_groups' };
}

function definitionOf(name: ParityName): string {
  return `aequitas.Fairness.${name}`;
}

function entries<Name extends string, Of>(table: Readonly<Record<Name, Of>>): [Name, Of][] {
  return Object.entries(table) as [Name, Of][];
}
