import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactNumber, fitCount, fitNumber, fitPercent } from '../../src/text/fit-number.ts';

test.each([
  [31_622, '31.6k'],
  [9_999, '9999'],
  [-1_000_000, '−1.0M'],
  [316_227_766, '316M'],
  [3e9, '3.0bn'],
  [9.9e20, '9.9e20'],
  [4.9e-324, '4.9e−324'],
  [0.5, '0.50'],
])('%d is compact as %s', (value, text) => {
  expect(compactNumber(value)).toBe(text);
});

test.each([
  [0, 0, '0%'],
  [0.0004, 1, '<0.1%'],
  [0.004, 0, '<1%'],
  [0.9999, 1, '>99.9%'],
  [1, 0, '100%'],
  [0.424, 0, '42%'],
] as const)('the share %d with %d decimals is %s', (share, decimals, text) => {
  expect(fitPercent(share, decimals)).toBe(text);
});

test('what has room is written whole', () => {
  expect(fitCount(12_345, 6)).toBe('12,345');
  expect(fitCount(12_345, 5)).toBe('12.3k');
  expect(fitNumber(0.3)).toBe('0.300');
  expect(fitNumber(5.9e8)).toBe('590M');
});

test('no number needs more than nine characters, and none is off by more than a twentieth', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = compactNumber(value);
      expect(text.length).toBeLessThanOrEqual(9);
      const [, digits = '', unit = ''] = /^(.*?)(k|M|bn)?$/.exec(text.replaceAll('−', '-'))!;
      const said = Number(digits) * ({ k: 1e3, M: 1e6, bn: 1e9 }[unit] ?? 1);
      if (Math.abs(value) > 1e-307 && Math.abs(value) < 1e308)
        expect(Math.abs(said / 2 - value / 2)).toBeLessThanOrEqual(Math.abs(value / 40) + 0.0025);
    }),
    { seed: 20261121, numRuns: 500 },
  );
});
