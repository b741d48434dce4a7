import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../src/kernel/index.ts';

const seed = { seed: 20261121 };

test('the same seed and name give the same draws', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.string(), (at, name) => {
      const one = createRandom(at).stream(name);
      const other = createRandom(at).stream(name);
      expect([one.next(), one.integer(7)]).toEqual([other.next(), other.integer(7)]);
    }),
    seed,
  );
});

test('one more draw in a stream shifts no other stream', () => {
  const quiet = createRandom(42);
  const busy = createRandom(42);
  for (let draw = 0; draw < 100; draw += 1) busy.stream('other').next();
  expect(busy.stream('folds').next()).toBe(quiet.stream('folds').next());
});

test('streams of other names differ', () => {
  const random = createRandom(42);
  expect(random.stream('a').next()).not.toBe(random.stream('b').next());
});

test('a permutation holds every index once', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer(), (length, at) => {
      const order = createRandom(at).stream('rows').permutation(length);
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i));
    }),
    seed,
  );
});

test('a permutation is fair: each value stands first about equally often', () => {
  const counts = [0, 0, 0, 0, 0];
  const stream = createRandom(1).stream('fair');
  for (let round = 0; round < 10_000; round += 1) counts[stream.permutation(5)[0]!]! += 1;
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

test('the first draws are pinned, so that no update moves a split in silence', () => {
  const stream = createRandom(42).stream('folds');
  expect([stream.integer(1000), stream.integer(1000), stream.integer(1000)]).toMatchInlineSnapshot(`
    [
      577,
      824,
      248,
    ]
  `);
});

test.each([Number.NaN, 1.5, Infinity, 2 ** 53])('refuses the seed %s', (bad) => {
  expect(() => createRandom(bad)).toThrow(
    expect.objectContaining({ code: 'KERNEL_VALUE_INVALID' }),
  );
});

test.each([0, -1, 1.5, Number.NaN])('refuses the bound %s', (bad) => {
  expect(() => createRandom(1).stream('a').integer(bad)).toThrow(
    expect.objectContaining({ code: 'KERNEL_VALUE_INVALID' }),
  );
});
