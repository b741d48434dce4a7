import { parseTime } from '../data/parse-time.ts';

/**
 * A bound or a value of a suite, as a column of that kind holds it: for moments a text after ISO 8601
 * or milliseconds, for numbers a number.
 * @returns undefined where the column cannot hold it.
 */
export function numberOf(literal: number | string, kind: 'number' | 'time'): number | undefined {
  if (typeof literal === 'number') return literal;
  return kind === 'time' ? parseTime(literal) : undefined;
}
