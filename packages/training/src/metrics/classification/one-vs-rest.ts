import { requireOption } from '../../internal/require-option.ts';
import type { Label } from '../labels/label.ts';
import type { LabelTally } from '../labels/label-tally.ts';

/** The counts of one class against all others, or of several classes added up. */
export interface OneVsRest {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

/** The counts of one label; all rows are true negatives of a label that does not occur. */
export function oneVsRest(tally: LabelTally, label: Label): OneVsRest {
  const at = tally.labels.indexOf(label);
  if (at < 0) return { ...NOTHING, trueNegative: tally.total };
  const truePositive = tally.hits[at]!;
  const falsePositive = tally.predicted[at]! - truePositive;
  const falseNegative = tally.actual[at]! - truePositive;
  // Sums of weights may differ in their last bit: a count is never negative.
  const trueNegative = Math.max(0, tally.total - truePositive - falsePositive - falseNegative);
  return {
    truePositive,
    falsePositive: Math.max(0, falsePositive),
    falseNegative: Math.max(0, falseNegative),
    trueNegative,
  };
}

/** The counts of all classes, pooled. */
export function pooled(classes: readonly OneVsRest[]): OneVsRest {
  return classes.reduce<OneVsRest>(
    (sum, one) => ({
      truePositive: sum.truePositive + one.truePositive,
      falsePositive: sum.falsePositive + one.falsePositive,
      falseNegative: sum.falseNegative + one.falseNegative,
      trueNegative: sum.trueNegative + one.trueNegative,
    }),
    NOTHING,
  );
}

const NOTHING: OneVsRest = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };

/** The classes asked for: those given, or all that occur. */
export function classesOf(
  tally: LabelTally,
  labels: readonly Label[] | undefined,
): readonly Label[] {
  if (!labels) return tally.labels;
  requireOption(labels.length > 0, 'metrics: labels', 'at least one label', 0);
  requireOption(
    new Set(labels).size === labels.length,
    'metrics: labels',
    'without repetition',
    'a label twice',
  );
  requireOption(
    tally.labels.length === 0 || labels.some((label) => tally.labels.includes(label)),
    'metrics: labels',
    'such that one of them occurs in the rows',
    'none that does',
  );
  return labels;
}

/** The positive label of a binary metric. */
export function positiveOf(tally: LabelTally, positive: Label | undefined): Label {
  requireOption(
    tally.labels.length <= 2,
    'metrics: average (rows of more than two labels)',
    "'macro', 'weighted', 'micro' or 'none'",
    "'binary'",
  );
  const chosen = positive ?? 1;
  requireOption(
    tally.labels.length === 0 || typeof tally.labels[0] === typeof chosen,
    'metrics: positive',
    `a ${typeof tally.labels[0]}, as the labels are`,
    `a ${typeof chosen}`,
  );
  requireOption(
    tally.labels.length < 2 || tally.labels.includes(chosen),
    'metrics: positive',
    'one of the two labels of the rows',
    'another',
  );
  return chosen;
}
