import type { Requirement } from '@codexhub/common-config/records';

/** How far a value is on the good side of a limit; negative on the bad side. */
export function beyondLimit(
  { direction, limit }: Pick<Requirement, 'direction' | 'limit'>,
  value: number,
): number {
  if (direction === 'at_least') return value - limit;
  return limit - (direction === 'within' ? Math.abs(value) : value);
}
