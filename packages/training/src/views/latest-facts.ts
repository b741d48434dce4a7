import type { EntityCodes } from './entity-codes.ts';
import { orderByTime } from './order-by-time.ts';

/** Events and facts, by entity and moment. */
export interface Moments {
  readonly codes: EntityCodes;
  /** When the events were. */
  readonly moments: Float64Array;
  /** When the facts were so. */
  readonly times: Float64Array;
  /** When the facts were known; the very array of `times` where that is the same. */
  readonly known: Float64Array;
  /** The facts in the order in which they arrive; as they lie where undefined. */
  readonly arrivals: Uint32Array | undefined;
  readonly sameInstant: boolean;
}

/**
 * For each event the row of the latest fact of its entity before it, −1 without one. Both sides are gone
 * through once, in the order of time. A fact arrives when it is so and is known, whichever is later; from
 * then on it is what the events of its entity see, unless a later one arrived before it.
 */
export function latestFacts(input: Moments): Int32Array {
  const order = orderByTime(input.moments);
  const lieInOrder = !order && !input.arrivals && input.known === input.times;
  return lieInOrder && !input.sameInstant ? mergeLogs(input) : mergeSorted(input, order);
}

// Two logs, as they come from a database: nothing is sorted, and a fact is one read and one write.
function mergeLogs({ codes, moments, times }: Moments): Int32Array {
  const { events, facts } = codes;
  const latest = new Int32Array(codes.count).fill(-1);
  const rows = new Int32Array(moments.length).fill(-1);
  const length = times.length;
  let fact = 0;
  for (let event = 0; event < rows.length; event += 1) {
    const moment = moments[event]!;
    while (fact < length && times[fact]! < moment) {
      const entity = facts[fact]!;
      if (entity >= 0) latest[entity] = fact;
      fact += 1;
    }
    const entity = events[event]!;
    if (entity >= 0) rows[event] = latest[entity]!;
  }
  return rows;
}

function mergeSorted(input: Moments, order: Uint32Array | undefined): Int32Array {
  const { codes, moments, times, known, arrivals, sameInstant } = input;
  const latest = new Int32Array(codes.count).fill(-1);
  const rows = new Int32Array(moments.length).fill(-1);
  let next = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const event = order ? order[at]! : at;
    const [entity, moment] = [codes.events[event]!, moments[event]!];
    if (entity < 0 || Number.isNaN(moment)) continue;
    for (; next < times.length; next += 1) {
      const fact = arrivals ? arrivals[next]! : next;
      const arrival = Math.max(times[fact]!, known[fact]!);
      if (!(arrival < moment || (sameInstant && arrival === moment))) break;
      see(latest, codes.facts[fact]!, fact, input);
    }
    rows[event] = latest[entity]!;
  }
  return rows;
}

function see(latest: Int32Array, entity: number, fact: number, { times, known }: Moments): void {
  if (entity < 0) return;
  const held = latest[entity]!;
  const later =
    held < 0 ||
    times[fact]! > times[held]! ||
    (times[fact] === times[held] &&
      (known[fact]! > known[held]! || (known[fact] === known[held] && fact > held)));
  if (later) latest[entity] = fact;
}
