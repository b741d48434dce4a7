import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { GovernanceError } from '../../errors.ts';
import { type Measure, maximumMinusMinimum, minimumOverMaximum } from '../measures/measure.ts';
import { errorRates } from './error-rates.ts';
import type { MulticlassCounts } from './multiclass-counts.ts';
import { type ClassRates, multiclassRates } from './multiclass-rates.ts';
import { requireCounts } from './require-counts.ts';

/** A distance between groups, over all pairs of them. */
export interface PairDistances {
  readonly mean: Measure;
  readonly maximum: Measure;
}

/** How far groups are apart in the rate of one class. */
export interface ClassDisparity {
  /** max − min over groups. */
  readonly difference: Measure;
  /** min / max over groups. */
  readonly ratio: Measure;
}

/** How far groups are apart in one class. */
export interface ClassDisparities {
  readonly class: string;
  readonly selectionRate: ClassDisparity;
  readonly recall: ClassDisparity;
  readonly precision: ClassDisparity;
}

/** How far the groups of a classifier of several classes are apart. All are 0 where groups are treated alike. */
export interface MulticlassDisparities {
  /** Known groups, which are compared. */
  readonly groups: number;
  /** Rows of unknown groups, which are not. */
  readonly unknown: number;
  /** ½ Σ_c |P(ŷ = c | a) − P(ŷ = c | b)|, 0 to 1. */
  readonly statisticalParity: PairDistances;
  /** Σ_t Σ_c |P(ŷ = c | y = t, a) − P(ŷ = c | y = t, b)| / 2C, 0 to 1. */
  readonly equalityOfOpportunity: PairDistances;
  /** Σ_c |Σ_t (P(ŷ = c | y = t, a) − P(ŷ = c | y = t, b))| / 2C, 0 to 1. */
  readonly averageOdds: PairDistances;
  /** Σ_t |recall of t in a − recall of t in b| / C, 0 to 1. */
  readonly trueRates: PairDistances;
  readonly classes: readonly ClassDisparities[];
}

/** Work of the pairs, at the most: groups² / 2 × classes². */
const MOST = 2 ** 31;

/**
 * How far groups are apart in all classes together, as mean and as maximum over pairs of groups
 * (holisticai's multiclass metrics), and in each class (fairlearn's difference and ratio).
 *
 * Undefined with `fewer_than_two_groups` or `no_groups` where fewer than two groups are known, and where a rate is undefined in a
 * group: `no_rows_of_class` (there holisticai takes each prediction to be as likely as any other, and
 * fairlearn recall 0), `no_predictions_of_class`; a ratio of zeros with `all_zero`. O(groups² × classes²).
 *
 * @throws GovernanceError `GOVERNANCE_GROUPS_INVALID` where groups² / 2 × classes² exceeds 2^31;
 * `GOVERNANCE_TENSOR_INVALID` where the counts do not add up
 * @see holisticai.bias.metrics, `multiclass_statistical_parity` and its siblings; fairlearn's MetricFrame
 * @example
 * const counts = multiclassCounts({
 *   yTrue: ['a', 'b', 'a', 'b'], yPred: ['a', 'b', 'b', 'b'], sensitive: { sex: ['f', 'f', 'm', 'm'] },
 * });
 * multiclassDisparities(counts).statisticalParity.mean.value; // Returns: { defined: true, value: 0.5 }
 * multiclassDisparities(counts).trueRates.maximum.value; // Returns: { defined: true, value: 0.5 }
 */
export function multiclassDisparities(counts: MulticlassCounts): MulticlassDisparities {
  requireCounts(counts);
  const size = counts.classes.length;
  const { cells } = counts;
  const known = [...cells.keys()].filter((at) => !cells[at]!.group.includes(null));
  const groups = known.length;
  if (((groups * groups) / 2) * size * size > MOST) {
    throw new GovernanceError('GOVERNANCE_GROUPS_INVALID', {
      message: `fairness: groups² / 2 × classes² must not exceed ${MOST}, because all pairs are compared; received ${groups} groups and ${size} classes; merge groups, or compare each with one by groupTensorOfClass`,
      details: { groups, classes: size },
    });
  }
  const all = multiclassRates(counts);
  const rates = known.map((at) => all[at]!);
  const selected = rates.map(({ classes }) => classes.map(({ selectionRate }) => selectionRate));
  const errors = known.map((at) => errorRates(cells[at]!.counts, size));
  const lacking =
    groups > 1 && errors.includes(undefined) ? undefinedValue('no_rows_of_class') : undefined;
  const conditional = (name: string, distance: Distance): PairDistances =>
    overPairs(name, lacking ?? (errors as readonly Float64Array[]), distance);
  return {
    groups,
    unknown: counts.rows - rates.reduce((sum, { n }) => sum + n, 0),
    statisticalParity: overPairs(
      'multiclass_statistical_parity',
      selected.map((row) => Float64Array.from(row.map(({ value }) => numberOf(value)))),
      (a, b) => distanceOfVectors(a, b) / 2,
    ),
    equalityOfOpportunity: conditional(
      'multiclass_equality_of_opp',
      (a, b) => distanceOfVectors(a, b) / (2 * size),
    ),
    averageOdds: conditional(
      'multiclass_average_odds',
      (a, b) => distanceOfColumns(a, b, size) / (2 * size),
    ),
    trueRates: conditional(
      'multiclass_true_rates',
      (a, b) => distanceOfDiagonals(a, b, size) / size,
    ),
    classes: counts.classes.map((name, at) => {
      const of = (measure: 'selectionRate' | 'recall' | 'precision'): ClassDisparity =>
        disparityOf(
          measure,
          rates.map(({ classes }) => classes[at]!),
        );
      return {
        class: name,
        selectionRate: of('selectionRate'),
        recall: of('recall'),
        precision: of('precision'),
      };
    }),
  };
}

type Distance = (one: Float64Array, other: Float64Array) => number;

function disparityOf(
  measure: 'selectionRate' | 'recall' | 'precision',
  rates: readonly ClassRates[],
): ClassDisparity {
  const values = rates.map((one) => one[measure].value);
  const { definition } = rates[0]?.[measure] ?? { definition: measure };
  const of = (method: string): string => `fairlearn.MetricFrame(${definition}).${method}`;
  return {
    difference: { definition: of('difference'), value: maximumMinusMinimum(values) },
    ratio: { definition: of('ratio'), value: minimumOverMaximum(values) },
  };
}

function overPairs(
  name: string,
  vectors: readonly Float64Array[] | Value,
  distance: Distance,
): PairDistances {
  const measures = (mean: Value, maximum: Value): PairDistances => {
    const definition = `holisticai.bias.metrics.${name}`;
    return {
      mean: { definition: `${definition}(aggregation_fun='mean')`, value: mean },
      maximum: { definition: `${definition}(aggregation_fun='max')`, value: maximum },
    };
  };
  if (!Array.isArray(vectors)) return measures(vectors as Value, vectors as Value);
  if (vectors.length < 2) {
    const alone = undefinedValue(vectors.length === 0 ? 'no_groups' : 'fewer_than_two_groups');
    return measures(alone, alone);
  }
  let [sum, maximum, pairs] = [0, 0, 0];
  for (let one = 0; one < vectors.length; one += 1) {
    for (let other = one + 1; other < vectors.length; other += 1) {
      const apart = distance(vectors[one]!, vectors[other]!);
      sum += apart;
      pairs += 1;
      if (apart > maximum) maximum = apart;
    }
  }
  return measures({ defined: true, value: sum / pairs }, { defined: true, value: maximum });
}

function numberOf(value: Value): number {
  return value.defined ? value.value : Number.NaN;
}

function distanceOfVectors(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += Math.abs(one[at]! - other[at]!);
  return sum;
}

function distanceOfColumns(one: Float64Array, other: Float64Array, size: number): number {
  let sum = 0;
  for (let predicted = 0; predicted < size; predicted += 1) {
    let column = 0;
    for (let at = predicted; at < one.length; at += size) column += one[at]! - other[at]!;
    sum += Math.abs(column);
  }
  return sum;
}

function distanceOfDiagonals(one: Float64Array, other: Float64Array, size: number): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += size + 1) sum += Math.abs(one[at]! - other[at]!);
  return sum;
}
