import type { ModelContract } from '@codexhub/common-config/contract';
import type { Clock, Logger } from '@codexhub/common-config/kernel';
import type { ModelSource } from '@codexhub/common-config/records';
import type { InferenceEngine } from '../engine/engine.ts';
import { InferenceError } from '../errors.ts';
import type { ConcurrencyOptions } from '../queue/concurrency-limit.ts';

/** How long a resolved alias is believed. */
export interface CacheOptions {
  /** Seconds after which the next call resolves the alias again; 0 resolves at every call. */
  readonly ttlSeconds: number;
  /** Seconds beyond the TTL that the last good model is served while refreshes fail. */
  readonly maxStaleSeconds: number;
  /** Seconds that the source may take for one refresh; 30 where absent. */
  readonly refreshTimeoutSeconds?: number;
}

export interface InferenceServiceOptions<C extends ModelContract> {
  /** Where aliases and bytes come from, such as the registry. */
  readonly source: ModelSource;
  readonly contract: C;
  readonly alias: string;
  readonly cache: CacheOptions;
  readonly concurrency: ConcurrencyOptions;
  /** Codes by which the source says no rather than "not now": the last good model is then not kept. */
  readonly refusalCodes?: readonly string[];
  /** What loads the bytes; ONNX Runtime where absent. */
  readonly engine?: InferenceEngine;
  /** The system's clock where absent. */
  readonly clock?: Clock;
  /** Told of swaps and failed refreshes; never of rows. */
  readonly logger?: Logger;
}

const LONGEST_TIMEOUT = 2 ** 31 / 1000 - 1;

/** @throws InferenceError `INFERENCE_OPTIONS_INVALID` with every problem at once. */
export function assertServiceOptions({
  alias,
  cache,
  concurrency,
}: InferenceServiceOptions<ModelContract>): void {
  const timeout = cache.refreshTimeoutSeconds ?? 1;
  const problems = [
    alias === '' && 'alias must not be empty',
    !isDuration(cache.ttlSeconds) && 'cache.ttlSeconds must be a finite number ≥ 0',
    !isDuration(cache.maxStaleSeconds) && 'cache.maxStaleSeconds must be a finite number ≥ 0',
    !(timeout > 0 && timeout <= LONGEST_TIMEOUT) &&
      `cache.refreshTimeoutSeconds must be in (0, ${LONGEST_TIMEOUT}]`,
    !isCount(concurrency.limit, 1) && 'concurrency.limit must be an integer ≥ 1',
    !isCount(concurrency.queue, 0) && 'concurrency.queue must be an integer ≥ 0',
  ].filter((problem) => problem !== false);
  if (problems.length === 0) return;
  throw new InferenceError('INFERENCE_OPTIONS_INVALID', {
    message: `inference service: ${problems.join('; ')}`,
    details: { problems },
  });
}

function isDuration(seconds: number): boolean {
  return Number.isFinite(seconds) && seconds >= 0;
}

function isCount(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}
