import type { Value } from '@codexhub/common-config/records';
import type { Label, LabelledRows } from '../labels/label.ts';
import { type LabelTally, labelTally } from '../labels/label-tally.ts';
import { accuracyOf } from './accuracy.ts';
import { balancedAccuracyOf } from './balanced-accuracy.ts';
import { averagedRate, checkConvention, rateByClass } from './class-rate.ts';
import { cohenKappaOf } from './cohen-kappa.ts';
import { type ConfusionMatrix, confusionMatrixOf } from './confusion-matrix.ts';
import { fBetaRate } from './f-beta.ts';
import { jaccardRate } from './jaccard.ts';
import { matthewsCorrelationOf } from './matthews-correlation.ts';
import { negativePredictiveRate } from './negative-predictive-value.ts';
import { precisionRate } from './precision.ts';
import { recallRate } from './recall.ts';
import { specificityRate } from './specificity.ts';
import type { Convention } from './threshold-options.ts';

const RATES = {
  precision: precisionRate,
  recall: recallRate,
  f1: fBetaRate(1),
  jaccard: jaccardRate,
  specificity: specificityRate,
  negativePredictiveValue: negativePredictiveRate,
} as const;

type Rates = { readonly [Name in keyof typeof RATES]: Value };

/** The rates of one class against all others. */
export interface ClassReport extends Rates {
  readonly label: Label;
  /** Rows of this label, or the sum of their weights. */
  readonly support: number;
}

/** Every threshold metric of the rows. */
export interface ClassificationReport {
  readonly classes: readonly ClassReport[];
  readonly macro: Rates;
  readonly weighted: Rates;
  /** Pooled over the classes; with all classes its precision, recall and f1 are the accuracy. */
  readonly micro: Rates;
  readonly accuracy: Value;
  readonly balancedAccuracy: Value;
  readonly matthewsCorrelation: Value;
  readonly cohenKappa: Value;
  readonly confusion: ConfusionMatrix;
  readonly rows: number;
}

export interface ClassificationReportOptions extends LabelledRows, Convention {
  /** The classes of `classes`, `confusion` and the averages; all that occur, where absent. */
  readonly labels?: readonly Label[] | undefined;
}

/**
 * All threshold metrics from one pass over the rows: per class, averaged, and of the whole. Accuracy,
 * balanced accuracy, correlation and kappa are always those of all rows.
 *
 * @returns values; each undefined one has its reason, as the function of its name says.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for rows that cannot be counted, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `classification_report(output_dict=True)`
 * @example
 * const report = classificationReport({ yTrue: [0, 1, 2, 2], yPred: [0, 2, 2, 2] });
 * report.classes[0]?.support; // Returns: 1
 * report.weighted.recall; // Returns: { defined: true, value: 0.75 }
 * report.macro.precision; // Returns: { defined: false, reason: 'no_predicted_positives' }
 */
export function classificationReport(options: ClassificationReportOptions): ClassificationReport {
  checkConvention(options);
  const tally = labelTally(options);
  const { labels, compat, zeroDivision } = options;
  const choice = { labels, compat, zeroDivision };
  return {
    classes: classReports(tally, choice),
    macro: averagedRates(tally, { ...choice, average: 'macro' }),
    weighted: averagedRates(tally, { ...choice, average: 'weighted' }),
    micro: averagedRates(tally, { ...choice, average: 'micro' }),
    accuracy: accuracyOf(tally),
    balancedAccuracy: balancedAccuracyOf(tally, false),
    matthewsCorrelation: matthewsCorrelationOf(tally, { compat }),
    cohenKappa: cohenKappaOf(tally, {}),
    confusion: confusionMatrixOf(tally, labels),
    rows: tally.rows,
  };
}

type Choice = Convention & Pick<ClassificationReportOptions, 'labels'>;

function classReports(tally: LabelTally, choice: Choice): ClassReport[] {
  const rates = mapRates((rate) => rateByClass(tally, rate, choice));
  return rates.precision.map(({ label, support }, at) => ({
    label,
    support,
    ...mapRates((_, name) => rates[name][at]!.value),
  }));
}

function averagedRates(
  tally: LabelTally,
  choice: Choice & { readonly average: 'macro' | 'weighted' | 'micro' },
): Rates {
  return mapRates((rate) => averagedRate(tally, rate, choice));
}

function mapRates<Result>(
  make: (rate: (typeof RATES)[keyof typeof RATES], name: keyof typeof RATES) => Result,
): { readonly [Name in keyof typeof RATES]: Result } {
  const names = Object.keys(RATES) as (keyof typeof RATES)[];
  const entries = names.map((name) => [name, make(RATES[name], name)] as const);
  return Object.fromEntries(entries) as { [Name in keyof typeof RATES]: Result };
}
