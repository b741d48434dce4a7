import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactDecimal } from '../../../src/data/rows/exact-decimal.ts';

test.each([
  ['0', 0],
  ['-0.00', -0],
  ['0.10', 0.1],
  ['-1.5', -1.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['125e-2', 1.25],
  ['9007199254740993', undefined],
  ['9007199254740992', 9007199254740992],
  ['0.33333333333333333333', undefined],
  ['0.1000000000000000055511151231257827', undefined],
  ['1e400', undefined],
  ['1e-400', undefined],
  ['5e-324', 5e-324],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['', undefined],
  ['.', undefined],
  ['1,5', undefined],
  ['0x10', undefined],
])('%s', (text, expected) => {
  expect(exactDecimal(text)).toBe(expected);
});

test('law: fifteen digits are always held; the text of a float always is', () => {
  const fifteen = fc.tuple(
    fc.bigInt(-(10n ** 15n) + 1n, 10n ** 15n - 1n),
    fc.integer({ min: 0, max: 20 }),
  );
  fc.assert(
    fc.property(
      fifteen,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      ([digits, scale], float) => {
        expect(exactDecimal(`${digits}e-${scale}`)).toBe(Number(`${digits}e-${scale}`));
        expect(exactDecimal(String(float))).toBe(float === 0 ? 0 : float);
      },
    ),
    { seed: 20261121, numRuns: 300 },
  );
});
