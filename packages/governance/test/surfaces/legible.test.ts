import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legible } from '../../src/surfaces/legible.ts';
import { SEED } from '../support.ts';
import { anyText } from './given.ts';

describe('legible', () => {
  it('shows what is not seen, and leaves names as they are', () => {
    expect(legible('a\nb')).toBe('a\\u{a}b');
    expect(legible('right\u202eto')).toBe('right\\u{202e}to');
    expect(legible('\ud800')).toBe('\\u{d800}');
    expect(legible('\uffff')).toBe('\\u{ffff}');
    for (const name of ['Zoë', '👩‍👩‍👧', '日本', 'a b|<"']) expect(legible(name)).toBe(name);
  });

  it('isolates what is written from right to left', () => {
    expect(legible('עברית')).toBe('\u2068עברית\u2069');
    expect(legible('ar: العربية')).toBe('\u2068ar: العربية\u2069');
  });

  it('gives one line of characters that XML allows, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = legible(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\ufffe\uffff]/u);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { seed: SEED },
    );
  });
});
