import { undefinedValue, type Value } from '@codexhub/common-config/records';
import type { Group } from '../../internal/row-groups.ts';
import type { MulticlassCounts } from './multiclass-counts.ts';
import { requireCounts } from './require-counts.ts';

/** A share of rows, and how many rows it is a share of. */
export interface ClassRate {
  readonly definition: string;
  readonly value: Value;
  readonly n: number;
}

/** The rates of one class in one group. */
export interface ClassRates {
  readonly class: string;
  /** P(predicted the class). */
  readonly selectionRate: ClassRate;
  /** P(the class). */
  readonly baseRate: ClassRate;
  /** P(predicted the class | the class); undefined with `no_rows_of_class`. */
  readonly recall: ClassRate;
  /** P(the class | predicted the class); undefined with `no_predictions_of_class`. */
  readonly precision: ClassRate;
}

/** The rates of a group, by class. */
export interface MulticlassRates {
  readonly group: Group;
  readonly n: number;
  /** P(predicted as it is). */
  readonly accuracy: ClassRate;
  readonly classes: readonly ClassRates[];
}

/**
 * The rates of every class in every group, the unknown ones too: scikit-learn's recall_score and
 * precision_score with average=None, over the rows of the group. A rate without rows to rest on is
 * undefined and says why; scikit-learn says 0 there.
 *
 * (holisticai 1.0 has the names of `recall_matrix` and `precision_matrix` the wrong way round.)
 *
 * @throws GovernanceError `GOVERNANCE_TENSOR_INVALID` where the counts do not add up.
 * @example
 * const counts = multiclassCounts({
 *   yTrue: ['a', 'b', 'b'], yPred: ['a', 'a', 'b'], sensitive: { sex: ['f', 'f', 'f'] },
 * });
 * multiclassRates(counts)[0]?.classes[1]?.recall.value; // Returns: { defined: true, value: 0.5 }
 */
export function multiclassRates(counts: MulticlassCounts): readonly MulticlassRates[] {
  requireCounts(counts);
  const { classes, cells } = counts;
  const size = classes.length;
  return cells.map(({ group, counts: own }) => {
    const actual = new Float64Array(size);
    const predicted = new Float64Array(size);
    let [n, right] = [0, 0];
    for (let at = 0; at < own.length; at += 1) {
      const count = own[at]!;
      actual[Math.floor(at / size)]! += count;
      predicted[at % size]! += count;
      n += count;
      if (at % (size + 1) === 0) right += count;
    }
    return {
      group,
      n,
      accuracy: rate('sklearn.metrics.accuracy_score', right, n, 'no_rows'),
      classes: classes.map((name, at): ClassRates => {
        const both = own[at * (size + 1)]!;
        return {
          class: name,
          selectionRate: rate(
            'fairlearn.metrics.selection_rate(pos_label=class)',
            predicted[at]!,
            n,
            'no_rows',
          ),
          baseRate: rate('base_rate(class)', actual[at]!, n, 'no_rows'),
          recall: rate(
            'sklearn.metrics.recall_score(average=None)',
            both,
            actual[at]!,
            'no_rows_of_class',
          ),
          precision: rate(
            'sklearn.metrics.precision_score(average=None)',
            both,
            predicted[at]!,
            'no_predictions_of_class',
          ),
        };
      }),
    };
  });
}

function rate(definition: string, hits: number, n: number, reason: string): ClassRate {
  const value: Value = n === 0 ? undefinedValue(reason) : { defined: true, value: hits / n };
  return { definition, value, n };
}
