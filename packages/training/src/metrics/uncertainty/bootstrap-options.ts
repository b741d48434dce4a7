import { createRandom } from '@codexhub/common-config/kernel';
import type { Interval, Value } from '@codexhub/common-config/records';
import { sampleVariance } from '@codexhub/statistics';
import { requireOption } from '../../internal/require-option.ts';
import type { BootstrapMethod, Replicates } from './bootstrap-limits.ts';
import { RandomWords } from './random-words.ts';

export interface BootstrapOptions {
  /** The confidence level of the interval, in (0, 1). */
  readonly level: number;
  /** A safe integer: the same seed gives the same replicates. */
  readonly seed: number;
  /** How many resamples, from 1 up; 1,000 where absent. */
  readonly replicates?: number | undefined;
  /** `percentile` where absent. `bca` costs one more evaluation for each row. */
  readonly method?: BootstrapMethod | undefined;
}

/** A value with its bootstrap distribution. */
export interface Bootstrap {
  readonly value: Value;
  /** Widened to hold the value, where the replicates are biased. Absent where a limit does not exist. */
  readonly interval?: Interval | undefined;
  /** The standard deviation of the defined replicates; absent for fewer than two. */
  readonly standardError?: number | undefined;
  /** The defined replicates, ascending. */
  readonly distribution: Float64Array;
  /** How many replicates were drawn, and how many of them were not defined (one class only, …). */
  readonly replicates: number;
  readonly undefinedReplicates: number;
  readonly seed: number;
}

/** @throws TrainingError `TRAINING_OPTION_INVALID` */
export function requireBootstrap(options: BootstrapOptions): {
  readonly replicates: number;
  readonly method: BootstrapMethod;
  readonly words: RandomWords;
} {
  const { level, seed, replicates = 1000, method = 'percentile' } = options;
  requireOption(level > 0 && level < 1, 'metrics: level', 'between 0 and 1', level);
  requireOption(Number.isSafeInteger(seed), 'bootstrap: seed', 'a safe integer', seed);
  const some = Number.isSafeInteger(replicates) && replicates >= 1;
  requireOption(some, 'bootstrap: replicates', 'an integer from 1 up', replicates);
  const known = method === 'percentile' || method === 'bca';
  requireOption(known, 'bootstrap: method', '"percentile" or "bca"', method);
  return { replicates, method, words: new RandomWords(createRandom(seed).stream('bootstrap')) };
}

/** Sorts the replicates, of which NaN and the infinities were not defined. */
export function sortReplicates(drawn: Float64Array): Replicates {
  let kept = 0;
  for (let at = 0; at < drawn.length; at += 1) {
    if (!Number.isFinite(drawn[at])) continue;
    drawn[kept] = drawn[at]!;
    kept += 1;
  }
  return { sorted: drawn.slice(0, kept).sort(), missing: drawn.length - kept };
}

/** The whole answer, from its parts. */
export function toBootstrap(
  value: Value,
  { sorted, missing }: Replicates,
  limits: Interval | undefined,
  seed: number,
): Bootstrap {
  const variance = sampleVariance(sorted);
  return {
    value,
    ...(limits && value.defined
      ? {
          interval: {
            ...limits,
            lower: Math.min(limits.lower, value.value),
            upper: Math.max(limits.upper, value.value),
          },
        }
      : {}),
    ...(variance === undefined ? {} : { standardError: Math.sqrt(variance) }),
    distribution: sorted,
    replicates: sorted.length + missing,
    undefinedReplicates: missing,
    seed,
  };
}
