import type { Comparison, Value } from '@codexhub/common-config/records';
import { inFigures } from './in-figures.ts';

/**
 * What a change is made of, and against which version; nothing where a comparison is none of a change.
 * @example
 * comparedInFigures({ ...comparison, compared: { against: 'champion, lending@3', baseline, candidate } });
 * // Returns: 'champion, lending@3 .817, candidate .783'
 */
export function comparedInFigures({ compared }: Pick<Comparison, 'compared'>): string {
  if (!compared) return '';
  const { against, baseline, candidate } = compared;
  return `${against} ${figure(baseline)}, candidate ${figure(candidate)}`;
}

function figure(value: Value): string {
  return value.defined ? inFigures(value.value) : `undefined (${value.reason})`;
}
