import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import {
  koopmanRatioInterval,
  newcombeDifferenceInterval,
  wilsonInterval,
} from '@codexhub/statistics';
import { checkedNumbers } from '../../internal/checked-numbers.ts';
import { optionInvalid } from '../../internal/option-invalid.ts';
import { requireSameRows } from '../../internal/require-same-rows.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import { type Group, type RowGroups, referenceOf, rowGroups } from '../../internal/row-groups.ts';
import type { GroupColumn } from '../../tensor/axis.ts';
import type { Measure } from '../measures/measure.ts';
import { countAbove } from './count-above.ts';
import { sortedQuantile } from './sorted-quantile.ts';

/** What {@link quantileParity} measures: an entry a row. */
export interface RowsOfQuantiles {
  readonly yPred: ArrayLike<number>;
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
  /** The group that others are compared with, by attribute; by default the largest. */
  readonly reference?: Readonly<Record<string, string>>;
  /** Where to cut, from 0 to 1; 0.5, 0.8 and 0.9 by default. */
  readonly quantiles?: readonly number[];
  /** Of the intervals; 0.95 by default. */
  readonly level?: number;
}

/** The success of a group where predictions are cut at a quantile. */
export interface QuantileSuccess {
  readonly quantile: number;
  /** The quantile of all predictions, those of unknown groups included. */
  readonly threshold: number;
  /** Rows at or above the threshold. */
  readonly successes: number;
  /** With Wilson's interval. */
  readonly successRate: Measure;
  /** Group − reference, with Newcombe's interval; absent of the reference itself. */
  readonly statisticalParity?: Measure;
  /** Group / reference, with Koopman's interval where it is bounded; absent of the reference itself. */
  readonly disparateImpact?: Measure;
}

/** One group at all quantiles. */
export interface QuantileParityOfGroup {
  readonly group: Group;
  readonly n: number;
  readonly quantiles: readonly QuantileSuccess[];
  /** The largest |statistical parity| over 150 quantiles; absent of the reference itself. */
  readonly maximumParity?: Measure;
  /** The area under |statistical parity| over 150 quantiles; absent of the reference itself. */
  readonly parityArea?: Measure;
}

/** Who is above a threshold, wherever it is set. */
export interface QuantileParity {
  readonly rows: number;
  /** Rows of unknown groups: they count for the thresholds, and are compared with nobody. */
  readonly unknown: number;
  readonly attributes: readonly string[];
  readonly reference?: Group;
  readonly groups: readonly QuantileParityOfGroup[];
}

/** holisticai's: np.linspace(1, 0, 150). */
const CURVE = Array.from({ length: 150 }, (_, at) => (at === 149 ? 0 : at * (-1 / 149) + 1));

/**
 * Statistical parity of a score or a regression without a threshold of its own: success is a prediction at
 * or above a quantile of all predictions. Per group the success rate, against the reference the difference
 * (0: alike) and the ratio (1: alike), at each quantile; over 150 quantiles the largest |difference| and the
 * area under it, both 0 to 1.
 *
 * The intervals take the threshold as given. Undefined: `divisor_zero` where the reference has no success.
 * O(n log n).
 *
 * @throws GovernanceError `GOVERNANCE_LENGTHS_UNEQUAL`, `GOVERNANCE_NO_ROWS`, `GOVERNANCE_NUMBERS_INVALID`,
 * `GOVERNANCE_GROUPS_INVALID`, `GOVERNANCE_ATTRIBUTE_INVALID`, `GOVERNANCE_GROUP_UNKNOWN`,
 * `GOVERNANCE_OPTION_INVALID` where a quantile or the level is out of range
 * @see holisticai.bias.metrics: statistical_parity_regression, disparate_impact_regression,
 * max_statistical_parity, statistical_parity_auc
 * @example
 * const { groups } = quantileParity({
 *   yPred: [1, 2, 3, 4], sensitive: { sex: ['f', 'm', 'f', 'm'] }, reference: { sex: 'm' }, quantiles: [0.75],
 * });
 * groups[0]?.quantiles[0]?.threshold; // Returns: 3.25
 * groups[0]?.quantiles[0]?.statisticalParity?.value; // Returns: { defined: true, value: -0.5 }
 */
export function quantileParity(input: RowsOfQuantiles): QuantileParity {
  const { yPred, quantiles = [0.5, 0.8, 0.9], level = 0.95 } = input;
  if (!(level > 0 && level < 1)) {
    throw optionInvalid('level', 'between 0 and 1', level, 'pass 0.95 for 95 %');
  }
  if (!Array.isArray(quantiles)) {
    throw optionInvalid(
      'quantiles',
      'an array of shares',
      typeof quantiles,
      'pass [0.8] for the top fifth',
    );
  }
  for (const quantile of quantiles) {
    if (typeof quantile === 'number' && quantile >= 0 && quantile <= 1) continue;
    throw optionInvalid('every quantile', 'from 0 to 1', quantile, 'pass 0.8 for the top fifth');
  }
  const rows = requireSameRows([['yPred', lengthOf('yPred', yPred)]]);
  const groups = rowGroups(input.sensitive, ['yPred', rows]);
  const predictions = checkedNumbers('yPred', yPred);
  const reference = referenceOf(groups, input.reference);
  const ascending = predictions.slice().sort();
  const cut = (shares: readonly number[]): Cuts => {
    const thresholds = shares.map((share) => sortedQuantile(ascending, share));
    return { thresholds, successes: countAbove(groups, predictions, thresholds) };
  };
  const [asked, curve] = [cut(quantiles), cut(CURVE)];
  const known = new Set(groups.known);
  return {
    rows,
    unknown: groups.unknown,
    attributes: groups.attributes,
    ...(reference !== undefined && { reference: groups.groups[reference]! }),
    groups: groups.groups.map((group, at): QuantileParityOfGroup => {
      const to = known.has(at) && at !== reference ? reference : undefined;
      return {
        group,
        n: groups.sizes[at]!,
        quantiles: quantiles.map((quantile, place) => ({
          quantile,
          threshold: asked.thresholds[place]!,
          ...successOf(groups, asked.successes[place]!, { at, to, level }),
        })),
        ...(to !== undefined && overCurve(groups, curve.successes, at, to)),
      };
    }),
  };
}

interface Cuts {
  readonly thresholds: readonly number[];
  /** Of each threshold, the rows of each group at or above it. */
  readonly successes: readonly Uint32Array[];
}

function successOf(
  { sizes }: RowGroups,
  successes: Uint32Array,
  {
    at,
    to,
    level,
  }: { readonly at: number; readonly to: number | undefined; readonly level: number },
): Omit<QuantileSuccess, 'quantile' | 'threshold'> {
  const [successesA, trialsA] = [successes[at]!, sizes[at]!];
  const rate = measure(
    'holisticai.bias.metrics.success_rate_regression(>=)',
    measuredValue(successesA / trialsA),
    wilsonInterval({ successes: successesA, trials: trialsA, level }),
  );
  if (to === undefined) return { successes: successesA, successRate: rate };
  const [successesB, trialsB] = [successes[to]!, sizes[to]!];
  const both = { successesA, trialsA, successesB, trialsB, level };
  const ratio =
    successesB === 0
      ? undefinedValue('divisor_zero')
      : measuredValue(successesA / trialsA / (successesB / trialsB));
  const ofRatio = ratio.defined ? koopmanRatioInterval(both) : undefined;
  return {
    successes: successesA,
    successRate: rate,
    statisticalParity: measure(
      'holisticai.bias.metrics.statistical_parity_regression',
      measuredValue(successesA / trialsA - successesB / trialsB),
      newcombeDifferenceInterval(both),
    ),
    disparateImpact: measure(
      'holisticai.bias.metrics.disparate_impact_regression',
      ratio,
      ofRatio && Number.isFinite(ofRatio.upper) ? ofRatio : undefined,
    ),
  };
}

function overCurve(
  { sizes }: RowGroups,
  successes: readonly Uint32Array[],
  at: number,
  to: number,
): { readonly maximumParity: Measure; readonly parityArea: Measure } {
  let [maximum, sum] = [0, 0];
  for (const counts of successes) {
    const apart = Math.abs(counts[at]! / sizes[at]! - counts[to]! / sizes[to]!);
    maximum = Math.max(maximum, apart);
    sum += apart;
  }
  return {
    maximumParity: measure(
      'holisticai.bias.metrics.max_statistical_parity',
      measuredValue(maximum),
    ),
    parityArea: measure(
      'holisticai.bias.metrics.statistical_parity_auc',
      measuredValue(sum / successes.length),
    ),
  };
}

function measure(definition: string, value: Value, interval?: Measure['interval']): Measure {
  return { definition, value, ...(interval && { interval }) };
}
