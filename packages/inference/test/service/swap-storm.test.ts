import { expect, test } from 'vitest';
import { createInferenceService, createOnnxEngine, type InferenceEngine } from '../../src/index.ts';
import { fixture, golden, lending } from '../support/lending.ts';
import { memorySource } from '../support/memory-source.ts';

/** ONNX Runtime, and how many of its sessions are live. */
function countedEngine(): InferenceEngine & { readonly counts: { live: number; most: number } } {
  const engine = createOnnxEngine();
  const counts = { live: 0, most: 0 };
  return {
    counts,
    load: async (bytes) => {
      const session = await engine.load(bytes);
      counts.live += 1;
      counts.most = Math.max(counts.most, counts.live);
      const release = async () => {
        counts.live -= 1;
        await session.release();
      };
      return { ...session, release };
    },
  };
}

test('swaps under load lose no call, and every answer is one of the two models', async () => {
  const source = memorySource();
  const models = [
    { bytes: fixture('lending-1.onnx'), expected: golden.probability['lending-1'] },
    { bytes: fixture('lending-2.onnx'), expected: golden.probability['lending-2'] },
  ];
  const expectedOf = new Map(
    models.map(({ bytes, expected }, index) => [source.serve(`${index}`, bytes).digest, expected]),
  );
  const engine = countedEngine();
  await using service = createInferenceService({
    source,
    contract: lending,
    alias: 'champion',
    // Every call resolves the alias, so a swap lands in the midst of runs.
    cache: { ttlSeconds: 0, maxStaleSeconds: 0 },
    concurrency: { limit: 16, queue: 64 },
    engine,
  });
  let swaps = 0;
  let answered = 0;
  const client = async (row: number) => {
    for (let call = 0; call < 100; call += 1) {
      if ((call + row) % 7 === 0) {
        swaps += 1;
        source.serve(`${swaps % 2}`, models[swaps % 2]!.bytes);
      }
      const prediction = await service.predict(golden.rows[row % golden.rows.length]!);
      const expected = expectedOf.get(prediction.model.digest)!;
      expect(prediction.probability).toBeCloseTo(expected[row % golden.rows.length]!, 14);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, (_, row) => client(row)));
  expect(answered).toBe(3200);
  expect(source.calls.load).toBeGreaterThan(50);
  expect(engine.counts.most).toBeLessThanOrEqual(3);
  await service.close();
  expect(engine.counts.live).toBe(0);
});
