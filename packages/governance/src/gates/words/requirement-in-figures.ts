import type { Interval, Requirement } from '@codexhub/common-config/records';
import { inFigures } from './in-figures.ts';

/**
 * The limit of a check, with its direction.
 * @example
 * limitInFigures({ direction: 'at_least', limit: 0.8 }); // Returns: '≥ .80'
 */
export function limitInFigures({
  direction,
  limit,
}: Pick<Requirement, 'direction' | 'limit'>): string {
  const sign = { at_least: '≥', at_most: '≤', within: 'within ±' }[direction];
  const figure = inFigures(limit).replace(/(\.\d\d)0$/, '$1');
  return direction === 'within' ? `${sign}${figure}` : `${sign} ${figure}`;
}

/** An interval in brackets; nothing where there is none, or where it is its own value. */
export function intervalInFigures(interval: Interval | undefined): string {
  if (!interval || interval.lower === interval.upper) return '';
  return `[${inFigures(interval.lower)}, ${inFigures(interval.upper)}]`;
}

/** Rows to two significant digits, upwards: a plan, not a promise. */
export function rowsToConcludeInFigures(rows: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(rows)) - 1);
  return inFigures(Math.ceil(rows / unit) * unit);
}
