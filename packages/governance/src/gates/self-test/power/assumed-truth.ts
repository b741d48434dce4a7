import type { Requirement } from '@codexhub/common-config/records';
import { inFigures } from '../../words/in-figures.ts';

/** A bad model is an eighth short of its limit: a ratio of .7 where .8 is asked. */
const EIGHTH = 0.875;
/** Where a limit is no proportion: half as far again, and this at least. */
const STEP = 0.05;

/** What a value can be at most and at least. */
export interface Reach {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * The value that a bad model is taken to have. Of a proportion (a ratio, a rate, a metric from 0 up) an
 * eighth beyond the limit: limit × .875 where at least that is asked, limit / .875 where at most; of a
 * signed value, half as far again as the limit, and .05 beyond it at least.
 */
export function badValue(check: Requirement, { minimum, maximum }: Reach): number {
  const { direction, limit } = check;
  const isProportion = minimum >= 0 && limit > 0;
  if (direction === 'within') return -limit - step(limit);
  if (direction === 'at_least') return isProportion ? limit * EIGHTH : limit - step(limit);
  if (!isProportion) return limit + step(limit);
  return Math.min(limit / EIGHTH, (limit + maximum) / 2);
}

/** The value that a good model is taken to have: the target, or as far on the good side as a bad one is not. */
export function goodValue(check: Requirement, { minimum, maximum }: Reach): number {
  const { direction, limit, target } = check;
  if (direction === 'within') return 0;
  if (target !== undefined) return target;
  const isProportion = minimum >= 0 && limit > 0;
  if (direction === 'at_most') return isProportion ? limit * EIGHTH : limit - step(limit);
  const beyond = isProportion ? limit / EIGHTH : limit + step(limit);
  return Math.min(beyond, (limit + maximum) / 2);
}

/** A value that is taken for true, in words. */
export function truthInWords(what: string, value: number): string {
  return `${what} ${inFigures(value)}`;
}

function step(limit: number): number {
  return Math.max(Math.abs(limit) / 2, STEP);
}
