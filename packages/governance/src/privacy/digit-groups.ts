import { DASH, DOT, isAlphanumeric, isDigit, NO_BREAK_SPACE, SPACE } from './characters.ts';
import { codeAt, type Scan } from './scan.ts';

/** Runs of digits with one separator between each: `123-45-6789`. */
export interface DigitGroups {
  /** Length of each group. */
  readonly sizes: readonly number[];
  /** End of each group. */
  readonly ends: readonly number[];
  /** The separator after each group but the last; a no-break space counts as a space. */
  readonly separators: readonly number[];
  readonly digits: string;
}

const MOST_DIGITS = 20;
const MOST_GROUPS = 6;

/** Reads groups from the start of one: 20 digits and 6 groups at the most, so the work is bounded. */
export function readDigitGroups(scan: Scan, start: number): DigitGroups {
  const sizes: number[] = [];
  const ends: number[] = [];
  const separators: number[] = [];
  let digits = '';
  let at = start;
  while (sizes.length < MOST_GROUPS && digits.length < MOST_DIGITS) {
    const from = at;
    while (at - from < MOST_DIGITS && isDigit(codeAt(scan, at))) at += 1;
    sizes.push(at - from);
    ends.push(at);
    digits += scan.text.slice(from, at);
    const separator = separatorAt(scan, at);
    if (separator === undefined || !isDigit(codeAt(scan, at + 1))) break;
    separators.push(separator);
    at += 1;
  }
  return { sizes, ends, separators, digits };
}

function separatorAt(scan: Scan, at: number): number | undefined {
  const code = codeAt(scan, at);
  if (code === NO_BREAK_SPACE) return SPACE;
  return code === SPACE || code === DASH || code === DOT ? code : undefined;
}

/** Whether a token ends at both sides: no letter or digit touches it, and no `-` or `.` ties one on. */
export function isWholeToken(scan: Scan, start: number, end: number): boolean {
  const before = codeAt(scan, start - 1);
  const after = codeAt(scan, end);
  if (isAlphanumeric(before) || isAlphanumeric(after)) return false;
  if ((before === DASH || before === DOT) && isDigit(codeAt(scan, start - 2))) return false;
  return !((after === DASH || after === DOT) && isDigit(codeAt(scan, end + 1)));
}
