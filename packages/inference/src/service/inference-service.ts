import type { InputRow, ModelContract } from '@codexhub/common-config/contract';
import { systemClock } from '@codexhub/common-config/kernel';
import { createOnnxEngine } from '../engine/onnx-engine.ts';
import { InferenceError } from '../errors.ts';
import { createModelCache } from '../model/model-cache.ts';
import { createConcurrencyLimit } from '../queue/concurrency-limit.ts';
import { abortedError } from '../queue/wait-for.ts';
import { inputInvalid } from './input-invalid.ts';
import { type Prediction, predictionsOf } from './prediction.ts';
import { createRowReader } from './row-reader.ts';
import { assertServiceOptions, type InferenceServiceOptions } from './service-options.ts';
import { type ServiceStatus, statusOf } from './service-status.ts';

export interface CallOptions {
  /** Ends the wait; a run that has begun goes on to its end. */
  readonly signal?: AbortSignal | undefined;
}

/** Typed predictions from the model that an alias points at. */
export interface InferenceService<C extends ModelContract> extends AsyncDisposable {
  /** Scores one row. */
  predict(row: InputRow<C>, options?: CallOptions): Promise<Prediction<C>>;
  /** Scores rows in one run: all from the same model, in order; of none, none. */
  predictBatch(rows: readonly InputRow<C>[], options?: CallOptions): Promise<Prediction<C>[]>;
  /** Loads the model now, so that a start fails early and the first call does not wait. */
  warm(options?: CallOptions): Promise<void>;
  status(): ServiceStatus;
  /** Takes no more calls, lets those that were taken end, then releases the model. */
  close(): Promise<void>;
}

/**
 * A service that predicts with the model behind an alias, and lets nothing through unchecked.
 *
 * Rows are held against the contract; the digest of the bytes against the reference; the graph's
 * inputs against the contract. The model is cached for `cache.ttlSeconds` (one refresh for all who
 * wait; the last good model while refreshes fail, `cache.maxStaleSeconds` at the most); at most
 * `concurrency.limit` calls run and `concurrency.queue` wait.
 *
 * Calls reject with InferenceError: `INFERENCE_INPUT_INVALID` (issues with paths such as
 * `rows[3].debt_ratio`, never a value), `INFERENCE_OVERLOADED`, `INFERENCE_ABORTED`,
 * `INFERENCE_CLOSED`; from loading `INFERENCE_MODEL_UNAVAILABLE`, `INFERENCE_MODEL_REFUSED`,
 * `INFERENCE_MODEL_STALE`, `INFERENCE_DIGEST_MISMATCH`, and those of `createOnnxEngine`.
 *
 * @throws InferenceError `INFERENCE_OPTIONS_INVALID`
 * @example
 * await using service = createInferenceService({
 *   source, contract, alias: 'champion',
 *   cache: { ttlSeconds: 60, maxStaleSeconds: 600 },
 *   concurrency: { limit: 1, queue: 100 },
 * });
 * (await service.predict({ debt_ratio: 0.3 })).decision; // Returns: 'no'
 */
export function createInferenceService<C extends ModelContract>(
  options: InferenceServiceOptions<C>,
): InferenceService<C> {
  assertServiceOptions(options);
  const { contract, alias } = options;
  const cache = createModelCache({
    source: options.source,
    engine: options.engine ?? createOnnxEngine(),
    contract,
    alias,
    ttlSeconds: options.cache.ttlSeconds,
    maxStaleSeconds: options.cache.maxStaleSeconds,
    refreshTimeoutSeconds: options.cache.refreshTimeoutSeconds ?? 30,
    refusalCodes: options.refusalCodes ?? [],
    clock: options.clock ?? systemClock,
    logger: options.logger,
  });
  const limit = createConcurrencyLimit(options.concurrency);
  const readRows = createRowReader(contract);
  let closing: Promise<void> | undefined;

  const assertOpen = (): void => {
    if (closing) throw closedError(alias);
  };

  const score = async (
    rows: readonly unknown[],
    pathOf: (row: number) => string,
    signal: AbortSignal | undefined,
  ): Promise<Prediction<C>[]> => {
    assertOpen();
    const table = readRows(rows, pathOf);
    return await limit.run(async () => {
      const lease = await cache.acquire(signal);
      try {
        if (signal?.aborted) throw abortedError(signal);
        return predictionsOf(contract, await lease.session.score(table), lease.reference);
      } finally {
        lease.end();
      }
    }, signal);
  };

  const close = (): Promise<void> => {
    closing ??= limit.idle().then(() => cache.close());
    return closing;
  };

  return {
    predict: async (row, { signal } = {}): Promise<Prediction<C>> => {
      const [prediction] = await score([row], () => '', signal);
      return prediction!;
    },
    predictBatch: async (rows, { signal } = {}): Promise<Prediction<C>[]> => {
      assertOpen();
      if (!Array.isArray(rows)) {
        const issue = { path: 'rows', code: 'not_an_object', message: 'must be an array' } as const;
        throw inputInvalid(contract, [issue]);
      }
      return rows.length === 0 ? [] : await score(rows, (row) => `rows[${row}]`, signal);
    },
    warm: async ({ signal } = {}): Promise<void> => {
      assertOpen();
      await limit.run(async () => (await cache.acquire(signal)).end(), signal);
    },
    status: (): ServiceStatus =>
      statusOf({ alias, state: cache.state(), limit, closed: closing !== undefined }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function closedError(alias: string): InferenceError {
  return new InferenceError('INFERENCE_CLOSED', {
    message: `inference: the service for "${alias}" must be open; it is closed; make a new one`,
    details: { alias },
  });
}
