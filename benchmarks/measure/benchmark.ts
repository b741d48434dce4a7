import type { Times } from './interleave.ts';

/** One side-by-side run. */
export interface Benchmark {
  readonly name: string;
  /** What CodexHUB does, and what the peer does, each in a sentence. */
  readonly work: string;
  readonly peer: string;
  /** What own / peer should not exceed. */
  readonly goal: number;
  run(): Promise<Measured>;
}

/** Two timings that belong together, and what is asked of them. */
export interface Pair extends Times {
  readonly pair: string;
  /** Instead of the benchmark's own goal. */
  readonly goal?: number;
  /** Where the difference counts and not the ratio: the milliseconds that own may take beyond the peer. */
  readonly overheadGoal?: number;
  /** What was measured: milliseconds where absent. */
  readonly unit?: 'ms' | 'MB';
}

export interface Measured {
  readonly pairs: readonly Pair[];
  readonly versions: Readonly<Record<string, string>>;
}
