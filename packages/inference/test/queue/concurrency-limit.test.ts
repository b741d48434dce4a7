import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createConcurrencyLimit } from '../../src/queue/concurrency-limit.ts';
import { codeOf } from '../support/lending.ts';

const SEED = 20261121;
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('createConcurrencyLimit', () => {
  test('never more than the limit, first in first out, and every accepted task ends', async () => {
    const scenario = fc.record({
      limit: fc.integer({ min: 1, max: 4 }),
      queue: fc.integer({ min: 0, max: 8 }),
      tasks: fc.array(fc.record({ ticks: fc.nat(3), fails: fc.boolean() }), { maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ limit, queue, tasks }) => {
        const bound = createConcurrencyLimit({ limit, queue });
        const started: number[] = [];
        let most = 0;
        const ends = tasks.map(async ({ ticks, fails }, index) =>
          codeOf(
            bound.run(async () => {
              started.push(index);
              most = Math.max(most, bound.running);
              for (let tick = 0; tick < ticks; tick += 1) await settle();
              if (fails) throw Object.assign(new Error('task'), { code: 'TASK' });
              return index;
            }),
          ),
        );
        await bound.idle();
        const said = await Promise.all(ends);
        const accepted = Math.min(tasks.length, limit + queue);
        expect(started).toEqual(Array.from({ length: accepted }, (_, index) => index));
        expect(most).toBeLessThanOrEqual(limit);
        tasks.forEach(({ fails }, index) => {
          const expected = fails ? 'TASK' : { resolved: index };
          expect(said[index]).toEqual(index < accepted ? expected : 'INFERENCE_OVERLOADED');
        });
        expect([bound.running, bound.queued]).toEqual([0, 0]);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('an abort while queued frees the place and does not start the task', async () => {
    const bound = createConcurrencyLimit({ limit: 1, queue: 2 });
    const held = Promise.withResolvers<void>();
    const running = bound.run(() => held.promise);
    const controller = new AbortController();
    let begun = false;
    const task = async () => {
      begun = true;
    };
    const queued = codeOf(bound.run(task, controller.signal));
    const after = bound.run(async () => 'after');
    controller.abort();
    expect(await queued).toBe('INFERENCE_ABORTED');
    expect(bound.queued).toBe(1);
    held.resolve();
    await running;
    expect(await after).toBe('after');
    expect(begun).toBe(false);
  });

  test('an abort after the start changes nothing', async () => {
    const bound = createConcurrencyLimit({ limit: 1, queue: 1 });
    const held = Promise.withResolvers<void>();
    const running = bound.run(() => held.promise);
    const controller = new AbortController();
    const queued = bound.run(async () => {
      await settle();
      return 'done';
    }, controller.signal);
    held.resolve();
    await running;
    controller.abort();
    expect(await queued).toBe('done');
  });
});
