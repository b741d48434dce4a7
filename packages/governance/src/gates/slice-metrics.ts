import type { GroupCell } from '@codexhub/common-config/records';
import type { GroupMetric } from '../fairness/group-metric.ts';
import { type Arm, rate } from '../fairness/statistic.ts';

/** Which label a metric calls positive, in the terms that counts are kept in. */
export type PositiveLabel = 'favourable' | 'unfavourable';

// A cell seen from the positive label: [true positive, false positive, false negative, true negative].
function confusionOf(cell: GroupCell, positive: PositiveLabel): [number, number, number, number] {
  const { actualFavourable: good, actualUnfavourable: bad } = cell;
  return positive === 'favourable'
    ? [good.favourable, bad.favourable, good.unfavourable, bad.unfavourable]
    : [bad.unfavourable, good.unfavourable, bad.favourable, good.favourable];
}

const arms: Readonly<Record<string, (cell: GroupCell, positive: PositiveLabel) => Arm>> = {
  accuracy: (cell, positive) => {
    const [tp, fp, fn, tn] = confusionOf(cell, positive);
    return { successes: tp + tn, trials: tp + fp + fn + tn };
  },
  precision: (cell, positive) => {
    const [tp, fp] = confusionOf(cell, positive);
    return { successes: tp, trials: tp + fp };
  },
  recall: (cell, positive) => {
    const [tp, , fn] = confusionOf(cell, positive);
    return { successes: tp, trials: tp + fn };
  },
};

const withoutTrials: Readonly<Record<string, string>> = {
  accuracy: 'no_rows',
  precision: 'no_predicted_positives',
  recall: 'no_positives',
};

/** The metrics that counts can give for each group of an attribute. */
export const sliceableMetrics: readonly string[] = Object.keys(arms);

/** The definition of a metric in a slice: it says which label is positive, for counts do not. */
export function sliceDefinition(definition: string, positive: PositiveLabel): string {
  return `${definition}[positive=${positive}]`;
}

/** The metric of a sliced requirement, read off its definition; undefined for one that counts cannot give. */
export function sliceMetric(metric: string, definition: string): GroupMetric | undefined {
  const arm = Object.hasOwn(arms, metric) ? arms[metric] : undefined;
  const positive = (['favourable', 'unfavourable'] as const).find((label) =>
    definition.endsWith(`[positive=${label}]`),
  );
  if (!arm || !positive) return undefined;
  return {
    metric,
    definition,
    statistic: rate,
    compares: false,
    arm: (cell): Arm => arm(cell, positive),
    withoutTrials: withoutTrials[metric]!,
  };
}
