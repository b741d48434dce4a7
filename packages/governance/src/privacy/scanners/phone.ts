import {
  CLOSE,
  DASH,
  DOT,
  isAlphanumeric,
  isDigit,
  NO_BREAK_SPACE,
  OPEN,
  SLASH,
  SPACE,
} from '../characters.ts';
import { isWholeToken, readDigitGroups } from '../digit-groups.ts';
import { codeAt, type Scan, type Span } from '../scan.ts';
import { countryLengths } from './phone-countries.ts';

/**
 * An international number: `+`, a country code, groups of digits with separators between them, as
 * many as the country has. A group that is too much belongs to the sentence if a space divides it.
 */
export function scanInternationalPhone(scan: Scan, plus: number): Span | undefined {
  if (isAlphanumeric(codeAt(scan, plus - 1))) return undefined;
  const first = codeAt(scan, plus + 1);
  if (!isDigit(first) || first === 0x30) return undefined;
  const [least, most] = countryLengths(scan.text.slice(plus + 1, plus + 12));
  let digits = 0;
  let end = plus + 1;
  let at = plus + 1;
  while (true) {
    const from = at;
    while (at - from <= most && isDigit(codeAt(scan, at))) at += 1;
    const size = at - from;
    // The trunk zero of "+44 (0)20" is not dialled.
    const isTrunk = size === 1 && codeAt(scan, from) === 0x30 && codeAt(scan, from - 1) === OPEN;
    const counted = isTrunk ? 0 : size;
    if (digits + counted > most) {
      if (end === plus + 1 || !isBlank(codeAt(scan, end))) return undefined;
      break;
    }
    digits += counted;
    end = at;
    const next = afterSeparators(scan, at);
    if (next === undefined) break;
    at = next;
  }
  if (digits < least || isAlphanumeric(codeAt(scan, end))) return undefined;
  return { entity: 'phone', start: plus, end, basis: 'shape' };
}

/** Where the next group of digits begins, past three separators at the most. */
function afterSeparators(scan: Scan, at: number): number | undefined {
  for (let width = 1; width <= 3; width += 1) {
    if (!isSeparator(codeAt(scan, at + width - 1))) return undefined;
    if (isDigit(codeAt(scan, at + width))) return at + width;
  }
  return undefined;
}

function isSeparator(code: number): boolean {
  return isBlank(code) || [DASH, DOT, SLASH, OPEN, CLOSE].includes(code);
}

function isBlank(code: number): boolean {
  return code === SPACE || code === NO_BREAK_SPACE;
}

/** A North American number with separators, `(202) 555-0123` and `1-202-555-0123`; never bare digits. */
export function scanNorthAmericanPhone(scan: Scan, start: number): Span | undefined {
  const hasParenthesis = codeAt(scan, start) === OPEN;
  const groups = hasParenthesis ? afterAreaCode(scan, start) : readDigitGroups(scan, start);
  if (!groups) return undefined;
  const { sizes, ends, separators, digits } = groups;
  const skip = sizes[0] === 1 && digits.startsWith('1') ? 1 : 0;
  const wanted = [3, 3, 4];
  if (!wanted.every((size, index) => sizes[skip + index] === size)) return undefined;
  if (!isAssigned(digits.slice(skip, skip + 10))) return undefined;
  const end = ends[skip + 2]!;
  if (!isWholeToken(scan, start, end)) return undefined;
  // With nothing but spaces between, more numbers before or after make it a row of figures.
  const isRow =
    separators.slice(0, skip + 2).every((separator) => separator === SPACE) &&
    (separators[skip + 2] === SPACE ||
      (isBlank(codeAt(scan, start - 1)) && isDigit(codeAt(scan, start - 2))));
  return isRow && !hasParenthesis ? undefined : { entity: 'phone', start, end, basis: 'shape' };
}

type Groups = Pick<ReturnType<typeof readDigitGroups>, 'sizes' | 'ends' | 'separators' | 'digits'>;

function afterAreaCode(scan: Scan, open: number): Groups | undefined {
  const area = scan.text.slice(open + 1, open + 4);
  scan.work += 3;
  if (!/^\d{3}$/.test(area) || codeAt(scan, open + 4) !== CLOSE) return undefined;
  const gap = isBlank(codeAt(scan, open + 5)) || codeAt(scan, open + 5) === DASH ? 1 : 0;
  const from = open + 5 + gap;
  if (!isDigit(codeAt(scan, from))) return undefined;
  const rest = readDigitGroups(scan, from);
  return {
    sizes: [3, ...rest.sizes],
    ends: [open + 4, ...rest.ends],
    separators: [DASH, ...rest.separators],
    digits: area + rest.digits,
  };
}

/** NXX-NXX-XXXX with N from 2 to 9; neither area nor exchange ends in 11. */
function isAssigned(digits: string): boolean {
  return /^[2-9](?!11)\d\d[2-9](?!11)\d{6}$/.test(digits);
}
