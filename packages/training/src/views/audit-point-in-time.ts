import { cellAt, columnOf, timesOf } from '@codexhub/common-config/columns';
import { createRandom } from '@codexhub/common-config/kernel';
import { requireOption } from '../internal/require-option.ts';
import type { PointInTimeMatches, PointInTimeOptions } from './point-in-time-join.ts';

export interface PointInTimeAudit {
  /** How many events were worked out again. */
  readonly audited: number;
  /** Row numbers of events whose match is another one than it should be. */
  readonly wrong: readonly number[];
}

export interface AuditOptions extends PointInTimeOptions {
  readonly matches: Pick<PointInTimeMatches, 'rows'>;
  /** How many events, drawn without replacement. */
  readonly sample: number;
  readonly seed: number;
}

/**
 * Works the matches of some random events out again, by looking at every fact: a second way to the
 * same answer, which shares nothing with the first but the definition.
 * @example
 * auditPointInTime({ ...options, matches, sample: 50, seed: 7 }).wrong; // Returns: []
 */
export function auditPointInTime(options: AuditOptions): PointInTimeAudit {
  const { events, matches, sample, seed } = options;
  requireOption(
    Number.isInteger(sample) && sample > 0,
    'audit: sample',
    'an integer from 1',
    sample,
  );
  const drawn = createRandom(seed).stream('audit').permutation(events.rowCount).slice(0, sample);
  const expected = bruteForce(options);
  const wrong = [...drawn].filter((event) => matches.rows[event] !== expected(event));
  return { audited: drawn.length, wrong: wrong.sort((a, b) => a - b) };
}

function bruteForce(options: PointInTimeOptions): (event: number) => number {
  const { events, facts, keys, ttl = Infinity, sameInstant = false } = options;
  const moments = timesOf(events, options.eventTime).values;
  const times = timesOf(facts, options.factTime).values;
  const known = options.knownTime === undefined ? times : timesOf(facts, options.knownTime).values;
  const asked = keys.map((key) => columnOf(events, key));
  const held = keys.map((key) => columnOf(facts, key));
  const is = (a: number, b: number): boolean => a < b || (sameInstant && a === b);
  return (event) => {
    const moment = moments[event]!;
    const entity = asked.map((column) => cellAt(column, event));
    if (entity.includes(null)) return -1;
    let best = -1;
    for (let fact = 0; fact < facts.rowCount; fact += 1) {
      const [time, since] = [times[fact]!, known[fact]!];
      if (!is(time, moment) || !is(since, moment)) continue;
      if (!held.every((column, at) => cellAt(column, fact) === entity[at])) continue;
      const later =
        best < 0 || time > times[best]! || (time === times[best]! && since >= known[best]!);
      if (later) best = fact;
    }
    return best >= 0 && moment - times[best]! <= ttl ? best : -1;
  };
}
