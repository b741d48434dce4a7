import { expect, test } from 'vitest';
import { print } from '../../src/command/terminal.ts';
import { someChecks, someInstant } from '../../src/command/waive-command.ts';

test.each([
  ['2026-12-31', '2026-12-31T00:00:00.000Z'],
  ['2026-12-31T18:00Z', '2026-12-31T18:00:00.000Z'],
  ['2026-12-31T18:00:00Z', '2026-12-31T18:00:00.000Z'],
  ['2026-12-31T18:00:00.5Z', '2026-12-31T18:00:00.500Z'],
])('an end in UTC: %s', (text, instant) => {
  expect(someInstant(text).toISOString()).toBe(instant);
});

test.each(['never', '', '2026-02-30', '2026-13-01', '31.12.2026', '2026-12-31T18:00', '2026', '1'])(
  'is no end: %j',
  (text) => {
    expect(() => someInstant(text)).toThrow('It must be a day');
  },
);

test('checks stand with commas between', () => {
  expect(someChecks('a, b')).toEqual(['a', 'b']);
  for (const none of ['', 'a,', ',']) expect(() => someChecks(none)).toThrow('must name checks');
});

test('nothing in a line steers the terminal', () => {
  let said = '';
  const out = (text: string): void => {
    said += text;
  };
  print({ out, err: out, env: {} }, {}, null, ['group \u001b[2Jm\r\n is \u202efine', 'é – ok']);
  expect(said).toBe('group \\u{1b}[2Jm\\u{d}\\u{a} is \\u{202e}fine\né – ok\n');
});
