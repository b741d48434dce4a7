import { type Table, timesOf } from '@codexhub/common-config/columns';
import { requireOption } from '../internal/require-option.ts';
import { entityCodes } from './entity-codes.ts';
import { latestFacts } from './latest-facts.ts';
import { orderByTime } from './order-by-time.ts';

export interface PointInTimeOptions {
  /** What happened, one row each: keys and a moment. */
  readonly events: Table;
  /** What was observed of the entities, one row each: keys, a moment, values. */
  readonly facts: Table;
  /** Columns that name the entity, in both tables. */
  readonly keys: readonly string[];
  /** The time column of the events. */
  readonly eventTime: string;
  /** The time column of the facts: when it was so. */
  readonly factTime: string;
  /** The time column of when a fact was known; without it a fact is known at its own time. */
  readonly knownTime?: string | undefined;
  /** A fact older than this, in milliseconds, counts no more. */
  readonly ttl?: number | undefined;
  /** Whether a fact of the very moment of the event may be used; false where absent. */
  readonly sameInstant?: boolean | undefined;
}

/** For each event the row of the fact that was the latest then. */
export interface PointInTimeMatches {
  /** Row numbers of the facts; −1 where there is none. */
  readonly rows: Int32Array;
  readonly matched: number;
  /** Events whose latest fact is older than `ttl`. */
  readonly expired: number;
  /** Events before any fact of their entity was known, or of an entity without facts. */
  readonly absent: number;
  /** Events whose key or moment is missing. */
  readonly unplaced: number;
  /** Facts that serve no event because a moment of theirs is missing. */
  readonly timeless: number;
}

/**
 * For each event the latest fact of its entity that was known before it: no value comes from the
 * future. Of facts of one moment the one that was known last wins, then the later row.
 *
 * A fact at time s, known at time k, may serve an event at time t where s < t and k < t (≤ with
 * `sameInstant`) and t − s ≤ ttl. Strictly earlier by default: the event itself often writes the fact.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` for a ttl that is not positive, no keys, or keys of
 * different kinds; ColumnsError where a column is missing or no time column.
 * @see Feast's point-in-time joins; `pandas.merge_asof(by=…, allow_exact_matches=False)`
 * @example
 * pointInTimeJoin({ events, facts, keys: ['customer'], eventTime: 'at', factTime: 'at' }).rows; // Returns: Int32Array [-1, 0, 1]
 */
export function pointInTimeJoin(options: PointInTimeOptions): PointInTimeMatches {
  const { events, facts, keys, ttl = Infinity, sameInstant = false } = options;
  requireOption(ttl > 0, 'feature view: ttl', 'a positive number of milliseconds', ttl);
  const codes = entityCodes(events, facts, keys);
  const times = timesOf(facts, options.factTime).values;
  const known = options.knownTime === undefined ? times : timesOf(facts, options.knownTime).values;
  const moments = timesOf(events, options.eventTime).values;
  const arrivals = orderByTime(known === times ? times : laterOf(times, known));
  const rows = latestFacts({ codes, moments, times, known, arrivals, sameInstant });
  let [matched, expired, unplaced] = [0, 0, 0];
  for (let event = 0; event < rows.length; event += 1) {
    if (codes.events[event]! < 0 || Number.isNaN(moments[event]!)) unplaced += 1;
    else if (rows[event]! < 0) continue;
    else if (ttl === Infinity || moments[event]! - times[rows[event]!]! <= ttl) matched += 1;
    else {
      rows[event] = -1;
      expired += 1;
    }
  }
  const absent = rows.length - matched - expired - unplaced;
  // Rows that lie in order have a moment each.
  const timeless = arrivals ? countTimeless(times, known) : 0;
  return { rows, matched, expired, absent, unplaced, timeless };
}

function laterOf(one: Float64Array, other: Float64Array): Float64Array {
  const later = new Float64Array(one.length);
  for (let row = 0; row < later.length; row += 1) later[row] = Math.max(one[row]!, other[row]!);
  return later;
}

function countTimeless(times: Float64Array, known: Float64Array): number {
  let count = 0;
  for (let row = 0; row < times.length; row += 1) {
    if (Number.isNaN(times[row]!) || Number.isNaN(known[row]!)) count += 1;
  }
  return count;
}
