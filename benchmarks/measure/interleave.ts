/** Runs the work once, and gives the milliseconds for one unit of it. */
export type Timed = () => Promise<number> | number;

export interface Times {
  /** Milliseconds for one unit: the medians over the rounds. */
  readonly own: number;
  readonly peer: number;
  /** Median of own / peer, round by round: what happens to the machine happens to both. */
  readonly ratio: number;
  readonly rounds: number;
}

/**
 * Times two works in turns, each first in every second round, after a warm-up that does not count.
 */
export async function interleave(
  own: Timed,
  peer: Timed,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<Times> {
  const times: { own: number; peer: number }[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const first = round % 2 === 0;
    const before = first ? await own() : undefined;
    const there = await peer();
    const here = before ?? (await own());
    if (round >= 0) times.push({ own: here, peer: there });
  }
  return {
    own: median(times.map((time) => time.own)),
    peer: median(times.map((time) => time.peer)),
    ratio: median(times.map((time) => time.own / time.peer)),
    rounds,
  };
}

/** Times `count` calls in a row, and gives the milliseconds for one. */
export async function perCall(count: number, call: () => unknown): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index += 1) consume(await call());
  return (performance.now() - start) / count;
}

/** The same for calls that do not wait: no promise is made for them. */
export function perSyncCall(count: number, call: () => unknown): number {
  const start = performance.now();
  for (let index = 0; index < count; index += 1) consume(call());
  return (performance.now() - start) / count;
}

let consumed: unknown;

/** Keeps a result, so that no compiler may leave its making out. */
export function consume(result: unknown): void {
  consumed = result;
}

/** What was consumed last. */
export function lastConsumed(): unknown {
  return consumed;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
