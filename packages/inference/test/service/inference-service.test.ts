import { fixedClock } from '@codexhub/common-config/kernel';
import { describe, expect, test } from 'vitest';
import { createInferenceService, type InferenceServiceOptions } from '../../src/index.ts';
import { codeOf, fixture, golden, lending } from '../support/lending.ts';
import { memorySource } from '../support/memory-source.ts';
import { scriptedEngine } from '../support/scripted-engine.ts';

type Options = InferenceServiceOptions<typeof lending>;
const row = golden.rows[0]!;

function setUp(overrides: Partial<Options> = {}) {
  const source = memorySource();
  const reference = source.serve('1', fixture('lending-1.onnx'));
  const options: Options = {
    source,
    contract: lending,
    alias: 'champion',
    cache: { ttlSeconds: 60, maxStaleSeconds: 600 },
    concurrency: { limit: 1, queue: 200 },
    clock: fixedClock('2026-01-01T00:00:00Z'),
    ...overrides,
  };
  return { source, reference, service: createInferenceService(options) };
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('predict', () => {
  test('one row: probability, decision, and which model said it', async () => {
    const { service, reference } = setUp();
    const prediction = await service.predict(row);
    expect(prediction.probability).toBeCloseTo(golden.probability['lending-1'][0]!, 14);
    expect(prediction).toMatchObject({ decision: 'no', favourable: true, model: reference });
    await service.close();
  });

  test('a batch: in order, each as it is alone', async () => {
    const { service } = setUp();
    const batch = await service.predictBatch(golden.rows);
    expect(batch.map(({ decision }) => decision)).toEqual(['no', 'no', 'yes', 'no', 'yes']);
    expect(batch.map(({ favourable }) => favourable)).toEqual([true, true, false, true, false]);
    const single = await Promise.all(golden.rows.map((each) => service.predict(each)));
    expect(batch).toEqual(single);
    expect(await service.predictBatch([])).toEqual([]);
    await service.close();
  });

  test('100 first calls at once: one resolve, one load', async () => {
    const { service, source } = setUp();
    const all = await Promise.all(Array.from({ length: 100 }, () => service.predict(row)));
    expect(new Set(all.map(({ probability }) => probability)).size).toBe(1);
    expect(source.calls).toEqual({ resolve: 1, load: 1 });
    await service.close();
  });

  test('a single flipped bit anywhere in the model is refused', async () => {
    const bytes = fixture('lending-1.onnx');
    for (let bit = 0; bit < bytes.length * 8; bit += 97) {
      const { service, source } = setUp({ engine: scriptedEngine() });
      source.tamper = (good) => good.with(bit >> 3, good[bit >> 3]! ^ (1 << (bit & 7)));
      expect(await codeOf(service.predict(row))).toBe('INFERENCE_DIGEST_MISMATCH');
    }
  });

  test('a model that takes other inputs than the contract has is refused', async () => {
    const { service, source } = setUp();
    source.serve('2', fixture('renamed-input.onnx'));
    expect(await codeOf(service.predict(row))).toBe('INFERENCE_SIGNATURE_MISMATCH');
    expect(service.status()).toMatchObject({ ready: false, model: null });
  });
});

describe('status and warm', () => {
  test('not ready before the first load, ready after it', async () => {
    const { service, reference } = setUp();
    expect(service.status()).toMatchObject({ ready: false, model: null, resolvedAt: null });
    await service.warm();
    expect(service.status()).toEqual({
      ready: true,
      alias: 'champion',
      model: reference,
      stale: false,
      resolvedAt: '2026-01-01T00:00:00.000Z',
      failure: null,
      running: 0,
      queued: 0,
      closed: false,
    });
    await service.close();
    expect(service.status()).toMatchObject({ ready: false, closed: true, model: null });
  });
});

describe('close', () => {
  test('what runs and what waits ends, what comes later is refused, the session is released', async () => {
    const engine = scriptedEngine();
    const { promise, resolve } = Promise.withResolvers<void>();
    engine.hold = promise;
    const { service } = setUp({ engine });
    const calls = [service.predict(row), service.predict(row), service.predict(row)];
    while (engine.runs.begun === 0) await settle();
    expect(service.status()).toMatchObject({ running: 1, queued: 2 });
    const closed = service.close();
    expect(await codeOf(service.predict(row))).toBe('INFERENCE_CLOSED');
    expect(await codeOf(service.predictBatch([]))).toBe('INFERENCE_CLOSED');
    expect(engine.counts.released).toBe(0);
    resolve();
    expect(await Promise.all(calls)).toHaveLength(3);
    await closed;
    expect(engine.counts).toMatchObject({ loaded: 1, released: 1, live: 0 });
    await service.close();
  });

  test('await using closes it', async () => {
    const engine = scriptedEngine();
    {
      await using service = setUp({ engine }).service;
      await service.predict(row);
    }
    expect(engine.counts.live).toBe(0);
  });

  test('close of a service that never loaded', async () => {
    const { service } = setUp();
    await service.close();
    expect(await codeOf(service.warm())).toBe('INFERENCE_CLOSED');
  });
});

describe('abort', () => {
  test('before the call, while it waits for the model, and never once it runs', async () => {
    const engine = scriptedEngine();
    const { service, source } = setUp({ engine });
    expect(await codeOf(service.predict(row, { signal: AbortSignal.abort() }))).toBe(
      'INFERENCE_ABORTED',
    );
    const loading = Promise.withResolvers<void>();
    source.hold = loading.promise;
    const first = new AbortController();
    const waiting = codeOf(service.predict(row, { signal: first.signal }));
    await settle();
    first.abort();
    expect(await waiting).toBe('INFERENCE_ABORTED');
    loading.resolve();

    const running = Promise.withResolvers<void>();
    engine.hold = running.promise;
    const second = new AbortController();
    const scored = service.predict(row, { signal: second.signal });
    while (engine.runs.begun === 0) await settle();
    second.abort();
    running.resolve();
    expect((await scored).model.version).toBe('1');
    expect(source.calls.load).toBe(1);
    await service.close();
  });

  test('queue overflow is refused at once, an aborted place is free again', async () => {
    const engine = scriptedEngine();
    const { promise, resolve } = Promise.withResolvers<void>();
    engine.hold = promise;
    const { service } = setUp({ engine, concurrency: { limit: 1, queue: 1 } });
    const running = service.predict(row);
    while (engine.runs.begun === 0) await settle();
    const controller = new AbortController();
    const queued = codeOf(service.predict(row, { signal: controller.signal }));
    expect(await codeOf(service.predict(row))).toBe('INFERENCE_OVERLOADED');
    controller.abort();
    expect(await queued).toBe('INFERENCE_ABORTED');
    const next = service.predict(row);
    resolve();
    expect((await Promise.all([running, next])).length).toBe(2);
    await service.close();
  });
});

test('a row that breaks the contract takes no place in the queue', async () => {
  const engine = scriptedEngine();
  const { promise, resolve } = Promise.withResolvers<void>();
  engine.hold = promise;
  const { service, source } = setUp({ engine, concurrency: { limit: 1, queue: 0 } });
  const bad = { ...row, debt_ratio: Number.NaN };
  expect(await codeOf(service.predict(bad))).toBe('INFERENCE_INPUT_INVALID');
  expect(source.calls.resolve).toBe(0);
  const running = service.predict(row);
  expect(await codeOf(service.predictBatch([row, bad]))).toBe('INFERENCE_INPUT_INVALID');
  expect(await codeOf(service.predictBatch({} as never))).toBe('INFERENCE_INPUT_INVALID');
  resolve();
  await running;
  await service.close();
});

describe('options', () => {
  test('every problem is named', () => {
    const make = () =>
      setUp({
        alias: '',
        cache: { ttlSeconds: Number.NaN, maxStaleSeconds: -1, refreshTimeoutSeconds: 0 },
        concurrency: { limit: 0, queue: 0.5 },
      });
    expect(make).toThrowError(
      expect.objectContaining({
        code: 'INFERENCE_OPTIONS_INVALID',
        details: { problems: expect.objectContaining({ length: 6 }) },
      }),
    );
  });
});
