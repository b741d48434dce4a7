import { describe, expect, it } from 'vitest';
import { scanText } from '../../src/privacy/scan-text.ts';

// Attack shapes that make the patterns of other tools grow quadratically.
const attacks: readonly (readonly [string, string])[] = [
  ['a@a@…', 'a@'],
  ['one long word before an @', 'a'],
  ['dots', '.'],
  ['a.a.…', 'a.'],
  ['a@a-a-…', '@a-'],
  ['a@a.a.…', 'a@a.'],
  ['a long run of digits', '4'],
  ['digits and blanks', '4 '],
  ['digits and dashes', '4-'],
  ['cards that almost pass', '4111 1111 1111 1112 '],
  ['pluses', '+'],
  ['+1+1…', '+1'],
  ['+1 1 1 …', '+1 (1) '],
  ['parentheses', '(202'],
  ['ibans that almost pass', 'DE88 '],
  ['countries', 'DE8'],
  ['ssn before digits', 'ssn 123456789'],
  ['percent signs', '%40'],
];

describe('the work is linear in the length of the text', () => {
  it.each(attacks)('%s', (_, shape) => {
    const short = shape.repeat(Math.ceil(4000 / shape.length));
    const work = (text: string): number => scanText(`${text}@x.org`).work;
    const long = short.repeat(4);
    // Four times the text, four times the work; the windows at the ends are cut short once, not four times.
    expect(work(long)).toBeLessThanOrEqual(4.1 * work(short));
    // And no character opens more than a window of bounded width.
    expect(work(long)).toBeLessThan(120 * long.length);
  });

  it('counts the work that it does', () => {
    expect(scanText('plain text').work).toBeGreaterThanOrEqual('plain text'.length);
  });
});
