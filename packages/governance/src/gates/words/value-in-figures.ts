import type { Value } from '@codexhub/common-config/records';
import { inFigures } from './in-figures.ts';

/** A value for a line of text: its figure, or that there is none, or that it is not told. */
export function valueInFigures(value: Value): string {
  if (value.defined) return inFigures(value.value);
  return value.reason === 'small_counts' ? 'not told (small counts)' : 'undefined';
}
