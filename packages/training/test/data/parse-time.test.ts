import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTime } from '../../src/data/parse-time.ts';

test.each([
  ['1970-01-01', 0],
  ['2019-02-28T23:59:59Z', Date.UTC(2019, 1, 28, 23, 59, 59)],
  ['2019-02-28 23:59', Date.UTC(2019, 1, 28, 23, 59)],
  ['2020-02-29T00:00:00+02:00', Date.UTC(2020, 1, 28, 22)],
  ['2020-02-29T00:00:00-0530', Date.UTC(2020, 1, 29, 5, 30)],
  ['2020-02-29T00:00:00.123456789Z', Date.UTC(2020, 1, 29) + 123],
  ['0001-01-01', -62_135_596_800_000],
])('%s', (text, milliseconds) => {
  expect(parseTime(text)).toBe(milliseconds);
});

test.each([
  '',
  '2019-02-29',
  '2019-13-01',
  '2019-00-10',
  '2019-01-32',
  '2019-1-1',
  '2019-01-01T24:00',
  '2019-01-01T10:60',
  '2019-01-01T10:00:60',
  '2019-01-01T10:00+15:00',
  '01/02/2019',
  ' 2019-01-01',
  '2019-01-01x',
])('"%s" is no moment', (text) => {
  expect(parseTime(text)).toBeUndefined();
});

test('every moment that a machine writes is read back', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (date) => {
        expect(parseTime(date.toISOString())).toBe(date.getTime());
      },
    ),
    { seed: 20261121 },
  );
});
