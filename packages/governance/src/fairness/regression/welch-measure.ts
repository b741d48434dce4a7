import { measuredValue } from '@codexhub/common-config/records';
import { type SampleMoments, welchDifferenceInterval } from '@codexhub/statistics';
import type { Measure } from '../measures/measure.ts';

/** The difference of two means, with Welch's interval where it is defined. */
export function welchMeasure(
  definition: string,
  a: SampleMoments,
  b: SampleMoments,
  level: number,
): Measure {
  const value = measuredValue(a.mean - b.mean);
  const finite = value.defined && Number.isFinite(a.variance) && Number.isFinite(b.variance);
  const interval = finite ? welchDifferenceInterval({ a, b, level }) : undefined;
  return { definition, value, ...(interval && { interval }) };
}
