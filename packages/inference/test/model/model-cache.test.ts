import { CodexHubError, createLogger } from '@codexhub/common-config/kernel';
import { describe, expect, test } from 'vitest';
import { createModelCache, type ModelCacheOptions } from '../../src/model/model-cache.ts';
import { fixture, lending } from '../support/lending.ts';
import { memorySource } from '../support/memory-source.ts';
import { movingClock } from '../support/moving-clock.ts';
import { scriptedEngine } from '../support/scripted-engine.ts';

const bytes = (first: number) => Uint8Array.of(first, 1, 2, 3);

function setUp(overrides: Partial<ModelCacheOptions> = {}) {
  const source = memorySource();
  source.serve('1', bytes(1));
  const engine = scriptedEngine();
  const clock = movingClock();
  const cache = createModelCache({
    source,
    engine,
    contract: lending,
    alias: 'champion',
    ttlSeconds: 60,
    maxStaleSeconds: 600,
    refreshTimeoutSeconds: 30,
    refusalCodes: ['REGISTRY_GATE_CLOSED'],
    clock,
    logger: undefined,
    ...overrides,
  });
  /** The version that is served now, or the code of the refusal. */
  const served = async (signal?: AbortSignal): Promise<unknown> => {
    try {
      const lease = await cache.acquire(signal);
      lease.end();
      return lease.reference.version;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  return { source, engine, clock, cache, served };
}

describe('time to live', () => {
  test('within it nothing is asked; after it the alias is resolved, the same digest not loaded', async () => {
    const { source, clock, served, cache } = setUp();
    await served();
    clock.advance(59.999);
    await served();
    expect(source.calls).toEqual({ resolve: 1, load: 1 });
    clock.advance(0.001);
    await Promise.all(Array.from({ length: 100 }, () => served()));
    expect(source.calls).toEqual({ resolve: 2, load: 1 });
    expect(cache.state().served?.resolvedAt).toBe(Date.parse('2026-01-01T00:01:00Z'));
    clock.advance(59);
    await served();
    expect(source.calls.resolve).toBe(2);
  });

  test('the same bytes under a new version: the new name is served, nothing is loaded', async () => {
    const { source, clock, served } = setUp();
    expect(await served()).toBe('1');
    source.serve('2', bytes(1));
    clock.advance(60);
    expect(await served()).toBe('2');
    expect(source.calls.load).toBe(1);
  });

  test('a new digest is loaded and swapped in; the old session is released', async () => {
    const { source, clock, served, engine } = setUp();
    expect(await served()).toBe('1');
    source.serve('2', bytes(2));
    expect(await served()).toBe('1');
    clock.advance(60);
    expect(await served()).toBe('2');
    expect(engine.counts).toMatchObject({ loaded: 2, released: 1, mostLive: 2 });
  });

  test('a clock that goes back does not make a model eternal', async () => {
    const { source, clock, served } = setUp();
    await served();
    clock.advance(-86_400);
    await served();
    expect(source.calls.resolve).toBe(2);
  });

  test('a time to live of 0 resolves at every call', async () => {
    const { source, served } = setUp({ ttlSeconds: 0 });
    await served();
    await served();
    expect(source.calls).toEqual({ resolve: 2, load: 1 });
  });
});

describe('a refresh that fails', () => {
  test('the last good model is kept, with pauses of 1, 2, 4, … 60 seconds between attempts', async () => {
    const { source, clock, served } = setUp();
    await served();
    source.failResolve = new Error('registry down');
    clock.advance(60);
    const attempts: number[] = [];
    for (let second = 0; second < 200; second += 1) {
      const before = source.calls.resolve;
      expect(await served()).toBe('1');
      if (source.calls.resolve > before) attempts.push(second);
      clock.advance(1);
    }
    expect(attempts).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
  });

  test('it is served maxStaleSeconds beyond the TTL, then refused, and served again once resolved', async () => {
    const { source, clock, served, cache } = setUp();
    await served();
    source.failResolve = new Error('registry down');
    clock.advance(60 + 599);
    expect(await served()).toBe('1');
    expect(cache.state().tooStale).toBe(false);
    clock.advance(1);
    expect(cache.state().tooStale).toBe(true);
    expect(await served()).toBe('INFERENCE_MODEL_STALE');
    source.failResolve = null;
    clock.advance(60);
    expect(await served()).toBe('1');
    expect(source.calls.load).toBe(1);
    expect(cache.state()).toMatchObject({ failure: null, tooStale: false });
  });

  test.each([
    ['a flipped bit', { tamper: (good: Uint8Array) => good.with(3, good[3]! ^ 1) }],
    ['a truncated file', { tamper: (good: Uint8Array) => good.slice(0, 2) }],
  ])('%s in the new model: the last good one is kept', async (_, fault) => {
    const { source, clock, served, cache, engine } = setUp();
    await served();
    source.serve('2', bytes(2));
    Object.assign(source, fault);
    clock.advance(60);
    expect(await served()).toBe('1');
    expect(cache.state().failure?.error).toMatchObject({ code: 'INFERENCE_DIGEST_MISMATCH' });
    expect(engine.counts.loaded).toBe(1);
  });

  test('a first load that fails: everybody is told, nobody asks again within the pause', async () => {
    const { source, clock, served } = setUp();
    source.failResolve = new Error('registry down');
    const told = await Promise.all(Array.from({ length: 20 }, () => served()));
    expect(new Set(told)).toEqual(new Set(['INFERENCE_MODEL_UNAVAILABLE']));
    source.failResolve = null;
    expect(await served()).toBe('INFERENCE_MODEL_UNAVAILABLE');
    expect(source.calls.resolve).toBe(1);
    clock.advance(1);
    expect(await served()).toBe('1');
  });

  test('a source that throws instead of rejecting', async () => {
    const source = {
      resolve: () => {
        throw new Error('at once');
      },
      load: () => {
        throw new Error('at once');
      },
    };
    expect(await setUp({ source }).served()).toBe('INFERENCE_MODEL_UNAVAILABLE');
  });

  test('a source that hangs: the refresh is given up after its timeout', async () => {
    const { source, clock, served, cache } = setUp({ refreshTimeoutSeconds: 0.0205 });
    await served();
    source.serve('2', bytes(2));
    const held = Promise.withResolvers<void>();
    source.hold = held.promise;
    clock.advance(60);
    expect(await served()).toBe('1');
    expect(cache.state().failure?.error).toMatchObject({ code: 'INFERENCE_MODEL_UNAVAILABLE' });
    held.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await served()).toBe('1');
  });
});

test('a refusal by the source ends serving at once', async () => {
  const { source, clock, served, engine, cache } = setUp();
  await served();
  source.failResolve = new CodexHubError('REGISTRY_GATE_CLOSED', { message: 'revoked' });
  clock.advance(60);
  expect(await served()).toBe('INFERENCE_MODEL_REFUSED');
  expect(engine.counts.live).toBe(0);
  expect(cache.state().served).toBeNull();
  source.failResolve = new CodexHubError('REGISTRY_UNREACHABLE', { message: 'down' });
  clock.advance(60);
  expect(await served()).toBe('INFERENCE_MODEL_UNAVAILABLE');
});

describe('leases', () => {
  test('a session that is swapped out is released after its last lease, once', async () => {
    const { source, clock, cache, served, engine } = setUp();
    const [one, two] = [await cache.acquire(), await cache.acquire()];
    source.serve('2', bytes(2));
    clock.advance(60);
    expect(await served()).toBe('2');
    one.end();
    one.end();
    expect(engine.counts.released).toBe(0);
    two.end();
    expect(engine.counts.released).toBe(1);
  });

  test('a session that cannot be released is logged, and loses no call', async () => {
    const lines: string[] = [];
    const engine = scriptedEngine();
    const { source, clock, served } = setUp({
      logger: createLogger({ destination: { write: (line) => void lines.push(line) } }),
      engine: {
        load: async (given) => ({
          ...(await engine.load(given)),
          release: () => {
            throw new Error('native');
          },
        }),
      },
    });
    await served();
    source.serve('2', bytes(2));
    clock.advance(60);
    expect(await served()).toBe('2');
    expect(lines.join('')).toContain('a session could not be released');
  });

  test('close waits for the last lease and gives up a refresh under way', async () => {
    const { source, clock, cache, served, engine } = setUp();
    const lease = await cache.acquire();
    source.serve('2', bytes(2));
    source.hold = new Promise(() => {});
    clock.advance(60);
    const refreshing = served();
    let closed = false;
    const closing = cache.close().then(() => {
      closed = true;
    });
    await refreshing;
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(false);
    lease.end();
    await closing;
    expect(engine.counts.live).toBe(0);
  });

  test('a caller that gives up waiting does not stop the load for the others', async () => {
    const { source, served } = setUp();
    const held = Promise.withResolvers<void>();
    source.hold = held.promise;
    const controller = new AbortController();
    const impatient = served(controller.signal);
    const patient = served();
    controller.abort();
    expect(await impatient).toBe('INFERENCE_ABORTED');
    held.resolve();
    expect(await patient).toBe('1');
    expect(source.calls.load).toBe(1);
  });
});

test('bytes that change after they were handed over are not what is loaded', async () => {
  const good = fixture('lending-1.onnx');
  const handed = good.slice();
  const loaded: Uint8Array[] = [];
  const engine = scriptedEngine();
  const { served, source } = setUp({
    engine: {
      load: async (given) => {
        handed.fill(0);
        loaded.push(given);
        return await engine.load(given);
      },
    },
  });
  source.serve('2', good);
  source.tamper = () => handed;
  expect(await served()).toBe('2');
  expect(loaded[0]).toEqual(good);
});

test('the log tells of a swap and of a failure, by code', async () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const { source, clock, served } = setUp({ logger: createLogger({ destination }) });
  await served();
  source.failResolve = new Error('registry down');
  clock.advance(60);
  await served();
  const [swap, failure] = lines.map((line) => JSON.parse(line));
  expect(swap).toMatchObject({ alias: 'champion', model: { name: 'lending', version: '1' } });
  expect(failure).toMatchObject({
    alias: 'champion',
    refused: false,
    error: { code: 'INFERENCE_MODEL_UNAVAILABLE' },
  });
  expect(lines).toHaveLength(2);
});
