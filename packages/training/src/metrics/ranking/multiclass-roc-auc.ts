import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import {
  type ClassScoredRows,
  type ClassScores,
  classScores,
  requireDistributions,
} from '../labels/class-scores.ts';
import { areaOf } from './binary-roc-auc.ts';

export interface MulticlassRocAucOptions extends ClassScoredRows {
  /** `ovr`: each class against the rest; `ovo`: each pair of classes, other rows left out. */
  readonly multiClass: 'ovr' | 'ovo';
  /**
   * `macro`, where absent: the plain mean; `weighted`: by the share of the class, or of the rows of the
   * pair; `micro`, for `ovr`: one curve of all classes' scores.
   */
  readonly average?: 'macro' | 'weighted' | 'micro' | undefined;
}

/**
 * The area under the ROC curve for more than two classes, from one score vector per class.
 *
 * `ovr` averages the area of each class against the rest; `ovo` (Hand and Till) the mean of A(i | j) and
 * A(j | i) over all pairs, which does not depend on how frequent the classes are. ½: chance; 1: perfect.
 *
 * @returns undefined for `single_class`, where a class has no row or every row, and `no_rows`: the mean of
 * the others would be another question.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the row of a score that is no probability or rows
 * that do not add up to 1; `TRAINING_OPTION_INVALID` for `ovo` with weights or `micro`, or labels and score
 * vectors that differ in number.
 * @see Hand and Till, Machine Learning 45 (2001) 171; reference: scikit-learn 1.9.1 `roc_auc_score`
 * @example
 * const scores = [[0.8, 0.2, 0.1, 0.4], [0.1, 0.5, 0.3, 0.5], [0.1, 0.3, 0.6, 0.1]];
 * multiclassRocAuc({ yTrue: ['a', 'b', 'c', 'a'], scores, multiClass: 'ovr' }); // Returns: { defined: true, value: 0.9444444444444443 }
 */
export function multiclassRocAuc(options: MulticlassRocAucOptions): Value {
  const { multiClass, average = 'macro', weights } = options;
  const isPairs = multiClass === 'ovo';
  requireOption(!(isPairs && weights), 'metrics: weights', "absent for 'ovo'", 'weights');
  requireOption(!(isPairs && average === 'micro'), 'metrics: average', "other for 'ovo'", 'micro');
  const rows = classScores(options);
  requireDistributions(rows);
  if (rows.places.length === 0) return undefinedValue('no_rows');
  if (average === 'micro') return pooledArea(rows);
  return meanArea(isPairs ? areasOfPairs(rows) : areasOfClasses(rows), average);
}

interface Area {
  readonly value: Value;
  readonly share: number;
}

function areasOfClasses({ places, scores, weights }: ClassScores): Area[] {
  return scores.map((score, place) => {
    const truth = new Uint8Array(places.length);
    let share = 0;
    for (let row = 0; row < places.length; row += 1) {
      if (places[row] !== place) continue;
      truth[row] = 1;
      share += weights ? weights[row]! : 1;
    }
    return { share, value: areaOf({ truth, score: Float64Array.from(score), weights }) };
  });
}

function areasOfPairs({ places, scores }: ClassScores): Area[] {
  const rowsOf = scores.map((_, place) => {
    const rows: number[] = [];
    for (let row = 0; row < places.length; row += 1) if (places[row] === place) rows.push(row);
    return rows;
  });
  const pairs: Area[] = [];
  for (let first = 0; first < scores.length; first += 1) {
    for (let second = first + 1; second < scores.length; second += 1) {
      const rows = [...rowsOf[first]!, ...rowsOf[second]!];
      const truth = new Uint8Array(rows.length).fill(1, 0, rowsOf[first]!.length);
      const one = areaAmong(rows, truth, scores[first]!);
      const other = areaAmong(
        rows,
        truth.map((label) => 1 - label),
        scores[second]!,
      );
      const value =
        one.defined && other.defined ? measuredValue((one.value + other.value) / 2) : one;
      pairs.push({ value, share: rows.length });
    }
  }
  return pairs;
}

function areaAmong(rows: readonly number[], truth: Uint8Array, all: ArrayLike<number>): Value {
  const score = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) score[at] = all[rows[at]!]!;
  return areaOf({ truth, score, weights: undefined });
}

function pooledArea({ places, scores, weights }: ClassScores): Value {
  const rows = places.length;
  const truth = new Uint8Array(rows * scores.length);
  const score = new Float64Array(rows * scores.length);
  const weight = weights && new Float64Array(rows * scores.length);
  scores.forEach((vector, place) => {
    for (let row = 0; row < rows; row += 1) {
      const at = place * rows + row;
      truth[at] = places[row] === place ? 1 : 0;
      score[at] = vector[row]!;
      if (weight) weight[at] = weights[row]!;
    }
  });
  return areaOf({ truth, score, weights: weight });
}

function meanArea(areas: readonly Area[], average: 'macro' | 'weighted'): Value {
  let sum = 0;
  let all = 0;
  for (const { value, share } of areas) {
    const counted = average === 'weighted' ? share : 1;
    if (!value.defined) return value;
    sum += counted * value.value;
    all += counted;
  }
  return all > 0 ? measuredValue(sum / all) : undefinedValue('single_class');
}
