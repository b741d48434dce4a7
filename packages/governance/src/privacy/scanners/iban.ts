import { isAlphanumeric, isDigit, NO_BREAK_SPACE, SPACE } from '../characters.ts';
import { codeAt, type Scan, type Span } from '../scan.ts';
import { ibanLengths } from './iban-lengths.ts';

/** An IBAN: country, check digits, as many characters as the country has, mod 97 = 1 (ISO 13616). */
export function scanIban(scan: Scan, start: number): Span | undefined {
  if (isAlphanumeric(codeAt(scan, start - 1))) return undefined;
  scan.work += 2;
  const length = ibanLengths.get(scan.text.slice(start, start + 2).toUpperCase());
  if (length === undefined || !isDigit(codeAt(scan, start + 2))) return undefined;
  let compact = '';
  let at = start;
  while (compact.length < length) {
    const code = codeAt(scan, at);
    if (isPlain(code)) compact += scan.text[at];
    else if (!isBlank(code) || isBlank(codeAt(scan, at - 1))) return undefined;
    at += 1;
  }
  if (isAlphanumeric(codeAt(scan, at)) || !isCheckedMod97(compact.toUpperCase())) return undefined;
  return { entity: 'iban', start, end: at, basis: 'validated' };
}

function isPlain(code: number): boolean {
  return code < 0x80 && isAlphanumeric(code);
}

function isBlank(code: number): boolean {
  return code === SPACE || code === NO_BREAK_SPACE;
}

function isCheckedMod97(compact: string): boolean {
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
