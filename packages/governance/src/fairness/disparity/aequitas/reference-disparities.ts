import type { GroupTensor } from '../../../tensor/tensor.ts';
import { type Estimate, ratio } from '../estimate.ts';
import { type FairnessMeasure, fairnessMeasure } from '../fairness-measure.ts';
import { type KnownGroup, knownGroups, type RowsByGroups } from '../known-groups.ts';
import { requireOption } from '../option.ts';
import { sumOf } from '../outcome-rates.ts';
import {
  type AequitasEstimates,
  type AequitasMetric,
  aequitasMetrics,
  type DisparityMetric,
  disparityMetrics,
  groupMetrics,
} from './group-metrics.ts';
import { type Parities, paritiesOf, paritiesOverGroups } from './parity.ts';

export interface ReferenceOptions {
  /**
   * The group that others are divided by: the largest (`major`), that with the least metric, for each
   * metric (`min_metric`), or one given by the values of the attributes in their order. `major` by default.
   */
  readonly reference?: 'major' | 'min_metric' | readonly string[];
  /** Attributes whose combinations are the groups; all of the tensor's by default. */
  readonly sensitive?: readonly string[];
  /** Fair is τ ≤ disparity ≤ 1 / τ; in (0, 1], .8 by default. */
  readonly tau?: number;
}

/** A group's metric over that of its reference. */
export interface ReferenceDisparity extends FairnessMeasure {
  readonly reference: readonly string[];
}

export interface DisparitiesOfGroup {
  readonly group: readonly string[];
  readonly n: number;
  readonly metrics: Readonly<Record<AequitasMetric, FairnessMeasure>>;
  readonly disparities: Readonly<Record<DisparityMetric, ReferenceDisparity>>;
  readonly parities: Parities;
}

export interface ReferenceDisparities {
  /** The attributes, in the order of every `group`. */
  readonly sensitive: readonly string[];
  readonly tau: number;
  readonly rows: RowsByGroups;
  readonly groups: readonly DisparitiesOfGroup[];
  /** Whether all groups are fair. */
  readonly parities: Parities;
}

/**
 * Aequitas' metrics of every group, their ratios to a reference group, and whether these are within
 * [τ, 1 / τ], in time linear in the groups. Keep apart `ppr`, a group's share of all that are selected,
 * and `pprev`, the share of the group that is selected. `pp` and `pn` are weights where rows have some, and
 * the largest group is that of most weight.
 *
 * A metric without rows is undefined and says why, and so are its disparity and its parity: `no_positives`,
 * `no_negatives`, `no_predicted_positives`, `no_predicted_negatives`, `no_weight`. Over zero a disparity is
 * undefined as `divisor_zero`: Aequitas says 10. A pair of parities is unfair where one is, else
 * undefined where one is: Aequitas says unfair for a pair, and overlooks undefined groups.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_OPTION_INVALID`
 * @see Saleiro et al. (2018), Aequitas, arXiv:1811.05577; `aequitas` 1.1.0: `Group`, `Bias`, `Fairness`.
 * @example
 * const sex = ['f', 'f', 'm', 'm'];
 * const tensor = groupTensor({ yTrue: [1, 0, 1, 0], yPred: [1, 0, 1, 1], sensitive: { sex } });
 * const [f] = referenceDisparities(tensor, { reference: ['m'] }).groups;
 * f?.disparities.pprev.value; // Returns: { defined: true, value: 0.5 }
 * f?.parities['Impact Parity'].fair; // Returns: { defined: true, value: false }
 */
export function referenceDisparities(
  tensor: GroupTensor,
  options: ReferenceOptions = {},
): ReferenceDisparities {
  const { reference = 'major', tau = 0.8 } = options;
  requireOption(tau > 0 && tau <= 1, 'tau', {
    requirement: 'above 0 and at most 1',
    received: String(tau),
  });
  const { sensitive, levels } = knownGroups(tensor, options.sensitive);
  const { groups, all, rows } = levels[0]!;
  const unit = tensor.weightGrid ? 2 ** tensor.weightGrid.weights : 1;
  const selected = all.weights[1] + all.weights[3];
  const metrics = groups.map((group) => groupMetrics(group, { selected, unit }));
  const references = referencesOf(groups, metrics, reference);
  const judged = groups.map(({ group, counts }, at): DisparitiesOfGroup => {
    const own = metrics[at]!;
    const disparities = disparitiesOf(own, (name) => metrics[references[name]]![name]);
    return {
      group,
      n: sumOf(counts),
      metrics: measured(own),
      disparities: withReferences(disparities, (name) => groups[references[name]]!.group),
      parities: paritiesOf(disparities, tau),
    };
  });
  return {
    sensitive,
    tau,
    rows,
    groups: judged,
    parities: paritiesOverGroups(judged.map(({ parities }) => parities)),
  };
}

/** Where the reference of each metric stands. */
function referencesOf(
  groups: readonly KnownGroup[],
  metrics: readonly AequitasEstimates[],
  reference: NonNullable<ReferenceOptions['reference']>,
): Readonly<Record<DisparityMetric, number>> {
  const placeOf = (name: DisparityMetric): number => {
    if (reference === 'major') return greatest(groups.map(({ weights }) => sumOf(weights)));
    return greatest(
      metrics.map(({ [name]: { value } }) =>
        value.defined ? -value.value : Number.NEGATIVE_INFINITY,
      ),
    );
  };
  const given = typeof reference === 'string' ? undefined : placeOfGroup(groups, reference);
  requireOption(
    given !== undefined || reference === 'major' || reference === 'min_metric',
    'reference',
    {
      requirement: "'major', 'min_metric' or the values of a group",
      received: `'${String(reference)}'`,
    },
  );
  const major = reference === 'major' ? placeOf('ppr') : undefined;
  return Object.fromEntries(
    disparityMetrics.map((name) => [name, given ?? major ?? placeOf(name)]),
  ) as Readonly<Record<DisparityMetric, number>>;
}

function placeOfGroup(groups: readonly KnownGroup[], reference: readonly string[]): number {
  const key = JSON.stringify(reference);
  const place = groups.findIndex(({ group }) => JSON.stringify(group) === key);
  requireOption(place >= 0, 'reference', {
    requirement:
      "a group that has rows: a value for each attribute, in the order of the result's `sensitive`",
    received: 'another',
  });
  return place;
}

/** The first of the greatest. */
function greatest(values: readonly number[]): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if (values[at]! > values[best]!) best = at;
  return best;
}

type DisparityEstimates = Readonly<Record<DisparityMetric, Estimate>>;

function disparitiesOf(
  own: AequitasEstimates,
  referenceOf: (name: DisparityMetric) => Estimate,
): DisparityEstimates {
  const estimates: Partial<Record<DisparityMetric, Estimate>> = {};
  for (const name of disparityMetrics) estimates[name] = disparity(own[name], referenceOf(name));
  return estimates as DisparityEstimates;
}

/** Aequitas fills 10 for the infinity of a division by zero. */
function disparity(own: Estimate, reference: Estimate): Estimate {
  const { value, peer } = ratio(own, reference);
  return { value, peer: peer === Number.POSITIVE_INFINITY ? 10 : peer };
}

const ofGroup = aequitasMetrics.map((name) => ({ name, definition: `aequitas.Group.${name}` }));
const ofBias = disparityMetrics.map((name) => ({
  name,
  definition: `aequitas.Bias.${name}_disparity`,
}));

function measured(estimates: AequitasEstimates): DisparitiesOfGroup['metrics'] {
  const measures: Partial<Record<AequitasMetric, FairnessMeasure>> = {};
  for (const { name, definition } of ofGroup) {
    measures[name] = fairnessMeasure(definition, estimates[name]);
  }
  return measures as DisparitiesOfGroup['metrics'];
}

function withReferences(
  disparities: DisparityEstimates,
  referenceOf: (name: DisparityMetric) => readonly string[],
): DisparitiesOfGroup['disparities'] {
  const measures: Partial<Record<DisparityMetric, ReferenceDisparity>> = {};
  for (const { name, definition } of ofBias) {
    const { value, compat } = fairnessMeasure(definition, disparities[name]);
    measures[name] = { definition, value, compat, reference: referenceOf(name) };
  }
  return measures as DisparitiesOfGroup['disparities'];
}
