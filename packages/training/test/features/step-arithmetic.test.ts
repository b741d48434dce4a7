import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimumWithin } from '../../src/features/steps/minimum-within.ts';
import { murmurHash } from '../../src/features/steps/murmur-hash.ts';

// The public test vectors of MurmurHash3_x86_32 with seed 0.
test.each([
  ['', 0],
  ['a', 0x3c2569b2],
  ['abc', 0xb3dd93fa],
  ['test', 0xba6bd213],
  ['Hello, world!', 0xc0363e43],
  ['The quick brown fox jumps over the lazy dog', 0x2e4ff723],
])('MurmurHash3 of %j', (text, hash) => {
  expect(murmurHash(text) >>> 0).toBe(hash);
});

test('the minimum of a valley, wherever it lies', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 9, noNaN: true }),
      (at, width) => {
        const found = minimumWithin(
          (x) => ((x - at) / width) ** 2 + Math.abs(x - at) ** 3,
          -6,
          7,
          1e-9,
        );
        expect(Math.abs(found - at)).toBeLessThan(1e-6);
      },
    ),
    { seed: 20261121, numRuns: 100 },
  );
});
