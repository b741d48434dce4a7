// Hebrew to Arabic, their presentation forms, and the characters that turn the direction.
const TURNS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u202a-\u202e]/;

/**
 * A name that may stand inside a sentence: where it is written from right to left, it is isolated
 * (U+2068 … U+2069), so that the words and numbers round it stay in their order.
 * @example
 * isolate('yes'); // Returns: 'yes'
 */
export function isolate(name: string): string {
  return TURNS.test(name) ? `\u2068${name}\u2069` : name;
}
