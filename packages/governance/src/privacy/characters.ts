// Code units by name; the scanners compare numbers, not strings.
export const SPACE = 0x20;
export const NO_BREAK_SPACE = 0xa0;
export const PERCENT = 0x25;
export const OPEN = 0x28;
export const CLOSE = 0x29;
export const PLUS = 0x2b;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const AT = 0x40;

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A letter: ASCII, or anything beyond it that Unicode calls a letter. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return /\p{L}/u.test(String.fromCharCode(code));
}

export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code);
}
