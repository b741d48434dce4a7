import type { CheckRow } from '@codexhub/common-config/records';

// Control characters, line separators, marks that turn the direction of text or are not seen, halves of a pair,
// and what XML 1.0 forbids. The joiners of emoji and of Persian stay.
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\p{Surrogate}]/gu;

// Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana and their kin.
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name as it may stand in a line of text: one line, nothing in it that is not seen, and what is
 * written from right to left kept from turning the figures around it.
 *
 * @example
 * legible('a\nb'); // Returns: 'a\\u{a}b'
 */
export function legible(text: string): string {
  const seen = text.replace(UNSEEN, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
  // U+2068 and U+2069: an isolate, whose direction ends with it.
  return RIGHT_TO_LEFT.test(seen) ? `\u2068${seen}\u2069` : seen;
}

/** A row whose every text is legible. */
export function legibleRow(row: CheckRow): CheckRow {
  return mapTexts(row) as CheckRow;
}

function mapTexts(value: unknown): unknown {
  if (typeof value === 'string') return legible(value);
  if (Array.isArray(value)) return value.map(mapTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner)]));
}
