import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal } from '../../../src/data/csv/parse-decimal.ts';

const parse = (text: string) => {
  // Digits before and behind must not be taken for the cell's own.
  const bytes = Buffer.from(`1${text}1`);
  return parseDecimal(bytes, 1, bytes.length - 1);
};
const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
const sign = fc.constantFrom('', '-', '+');
const decimal = fc
  .tuple(
    sign,
    digits(1, 20),
    fc.option(digits(0, 18)),
    fc.option(fc.integer({ min: -40, max: 40 })),
  )
  .map(([mark, whole, fraction, exponent]) =>
    [
      mark,
      whole,
      fraction === null ? '' : `.${fraction}`,
      exponent === null ? '' : `e${exponent}`,
    ].join(''),
  );

test('every decimal number is the double that JavaScript reads', () => {
  fc.assert(
    fc.property(decimal, (text) => {
      expect(parse(text)).toBe(Number(text));
    }),
    { seed: 20261121, numRuns: 3000 },
  );
});

test('the shortest text of every double gives it back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parse(String(value))).toBe(Number(String(value)));
      expect(parse(value.toFixed(17))).toBe(Number(value.toFixed(17)));
    }),
    { seed: 20261121, numRuns: 2000 },
  );
});

// Halfway between two doubles, and one unit of the last digit to either side.
test.each([
  '9007199254740993',
  '9007199254740993.0000001',
  '9007199254740992.9999999',
  '1.00000000000000011102230246251565',
  '4503599627370496.5',
  '4503599627370497.5',
  '0.1000000000000000055511',
  '8.41e21',
  '1e23',
  '2.2250738585072011e-308',
  '179769313486231570000',
  '00000000000000000000000001.5',
  '0.00000000000000000000001',
  '5.',
  '.5',
  '+.5e-3',
  '-0',
])('%s is rounded once', (text) => {
  expect(parse(text)).toBe(Number(text));
});

test.each([
  '',
  '-',
  '.',
  '-.',
  'e5',
  '1e',
  '1e+',
  '1.2.3',
  '1-',
  ' 1',
  '1 ',
  '0x10',
  '1_0',
  'NaN',
  'inf',
  '1e5.',
  '--1',
  '１',
])('"%s" is no number', (text) => {
  expect(parse(text)).toBe(Infinity);
});

test('a number beyond the doubles is none', () => {
  expect(parse('1e309')).toBe(Infinity);
  expect(parse('-1e999999999999')).toBe(-Infinity);
  expect(parse('1e-999999999999')).toBe(0);
});
