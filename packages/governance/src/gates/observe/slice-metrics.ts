import type { ArmPlaces } from '../judging/arm.ts';
import type { GroupMetric } from '../judging/group-metric.ts';
import { rate } from '../judging/statistic.ts';

/** Which label a metric calls positive, in the terms that counts are kept in. */
export type PositiveLabel = 'favourable' | 'unfavourable';

interface SliceRate extends ArmPlaces {
  readonly withoutTrials: string;
}

// Places at 2 × outcome + decision, where the favourable label is the positive one.
const rates: Readonly<Record<string, SliceRate>> = {
  accuracy: { of: [0, 3], among: [0, 1, 2, 3], withoutTrials: 'no_rows' },
  precision: { of: [3], among: [1, 3], withoutTrials: 'no_predicted_positives' },
  recall: { of: [3], among: [2, 3], withoutTrials: 'no_positives' },
};

/** The metrics that counts can give for each group of an attribute. */
export const sliceableMetrics: readonly string[] = Object.keys(rates);

/** The definition of a metric in a slice: it says which label is positive, for counts do not. */
export function sliceDefinition(definition: string, positive: PositiveLabel): string {
  return `${definition}[positive=${positive}]`;
}

/** The metric of a sliced requirement, read off its definition; undefined for one that counts cannot give. */
export function sliceMetric(metric: string, definition: string): GroupMetric | undefined {
  const slice = Object.hasOwn(rates, metric) ? rates[metric] : undefined;
  const positive = (['favourable', 'unfavourable'] as const).find((label) =>
    definition.endsWith(`[positive=${label}]`),
  );
  if (!slice || !positive) return undefined;
  // Seen from the other label, 2 × outcome + decision counts backwards.
  const seen = (places: readonly number[]): readonly number[] =>
    positive === 'favourable' ? places : places.map((place) => 3 - place);
  return {
    metric,
    definition,
    statistic: rate,
    compares: false,
    parts: [
      {
        places: { of: seen(slice.of), among: seen(slice.among) },
        withoutTrials: slice.withoutTrials,
      },
    ],
  };
}
