import { measuredValue, undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import type { LabelTally } from '../labels/label-tally.ts';
import { labelTally } from '../labels/label-tally.ts';
import { classesOf, type OneVsRest, oneVsRest, pooled, positiveOf } from './one-vs-rest.ts';
import type {
  Average,
  ClassValue,
  Convention,
  PerClassOptions,
  ThresholdOptions,
} from './threshold-options.ts';

/** A rate of the counts of one class: part / whole, and why there is none where the whole is 0. */
export interface ClassRate {
  readonly part: (counts: OneVsRest) => number;
  readonly whole: (counts: OneVsRest) => number;
  readonly reason: string;
}

/** A rate of labelled rows, averaged as asked. */
export function classRate(
  rate: ClassRate,
  options: ThresholdOptions | PerClassOptions,
): Value | readonly ClassValue[] {
  checkConvention(options);
  const tally = labelTally(options);
  const { average = 'binary', labels } = options;
  if (average === 'none') return rateByClass(tally, rate, { ...options, labels });
  if (average === 'binary') {
    requireOption(labels === undefined, 'metrics: labels', "absent for 'binary'", 'labels');
    const positive = positiveOf(tally, 'positive' in options ? options.positive : undefined);
    return rateOf(tally, oneVsRest(tally, positive), rate, options);
  }
  return averagedRate(tally, rate, { ...options, average });
}

/** `zeroDivision` without `compat` would say nothing. */
export function checkConvention({ compat, zeroDivision }: Convention): void {
  requireOption(
    zeroDivision === undefined || compat === 'sklearn',
    'metrics: zeroDivision',
    "absent, or together with compat 'sklearn'",
    String(zeroDivision),
  );
}

export function rateByClass(
  tally: LabelTally,
  rate: ClassRate,
  { labels, ...convention }: Pick<ThresholdOptions, 'labels'> & Convention,
): readonly ClassValue[] {
  return classesOf(tally, labels).map((label) => {
    const counts = oneVsRest(tally, label);
    const support = counts.truePositive + counts.falseNegative;
    return { label, support, value: rateOf(tally, counts, rate, convention) };
  });
}

/** One class, or pooled classes. */
function rateOf(
  tally: LabelTally,
  counts: OneVsRest,
  { part, whole, reason }: ClassRate,
  convention: Convention,
): Value {
  const denominator = whole(counts);
  if (denominator > 0) return measuredValue(part(counts) / denominator);
  if (convention.compat === 'sklearn') return conventional(convention);
  return undefinedValue(emptyReason(tally) ?? reason);
}

export function averagedRate(
  tally: LabelTally,
  rate: ClassRate,
  options: Pick<ThresholdOptions, 'labels'> & Convention & { readonly average: Average },
): Value {
  const classes = rateByClass(tally, rate, options);
  if (options.average === 'micro') {
    return rateOf(
      tally,
      pooled(classes.map(({ label }) => oneVsRest(tally, label))),
      rate,
      options,
    );
  }
  const counted =
    options.average === 'weighted' ? classes : classes.map((one) => ({ ...one, support: 1 }));
  return meanOfClasses(counted, options) ?? undefinedValue(emptyReason(tally) ?? 'no_positives');
}

/**
 * The mean of the classes by their support. A class without support does not count; one that counts and
 * has no value leaves the mean without one: that of the others would be another question.
 */
function meanOfClasses(classes: readonly ClassValue[], { compat }: Convention): Value | undefined {
  const isConvention = compat === 'sklearn';
  const counting = classes.filter(({ value }) => !isConvention || value.defined);
  // scikit-learn falls back to the plain mean where nothing has support.
  const none = counting.every(({ support }) => support === 0);
  let sum = 0;
  let weight = 0;
  for (const { value, support } of counting) {
    const share = isConvention && none ? 1 : support;
    if (share === 0) continue;
    if (!value.defined) return value;
    sum += share * value.value;
    weight += share;
  }
  if (weight > 0) return measuredValue(sum / weight);
  return isConvention ? undefinedValue('no_class') : undefined;
}

function conventional({ zeroDivision = 0 }: Convention): Value {
  return zeroDivision === 'nan' ? undefinedValue('zero_division') : measuredValue(zeroDivision);
}

/** Why nothing at all was counted; undefined where something was. */
export function emptyReason({ rows, total }: LabelTally): string | undefined {
  if (rows === 0) return 'no_rows';
  return total > 0 ? undefined : 'no_weight';
}
