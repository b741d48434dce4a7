import { DASH, DOT, isAlphanumeric } from '../characters.ts';
import { type DigitGroups, isWholeToken, readDigitGroups } from '../digit-groups.ts';
import { codeAt, type Scan, type Span } from '../scan.ts';

// How cards are written; a single group is a card without separators.
const layouts = ['4-4-4-4-3', '4-4-4-4', '4-4-4-1', '4-6-5', '4-6-4'];

/** A card number: a layout that cards have, issuer prefix, length and Luhn's check digit. */
export function scanCreditCard(scan: Scan, start: number): Span | undefined {
  const groups = readDigitGroups(scan, start);
  const count = groupsOfCard(groups);
  if (count === undefined) return undefined;
  const end = groups.ends[count - 1]!;
  const size = groups.sizes.slice(0, count).reduce((sum, one) => sum + one, 0);
  const number = groups.digits.slice(0, size);
  if (!isIssued(number) || !passesLuhn(number)) return undefined;
  if (!isWholeToken(scan, start, end) || endsUuid(scan, start)) return undefined;
  return { entity: 'credit_card', start, end, basis: 'validated' };
}

function groupsOfCard({ sizes, separators }: DigitGroups): number | undefined {
  const isJoined = separators.length > 0 && separators[0] !== DOT;
  for (const layout of isJoined ? layouts : []) {
    const count = layout.split('-').length;
    const isUniform = separators.slice(0, count - 1).every((one) => one === separators[0]);
    if (isUniform && sizes.slice(0, count).join('-') === layout) return count;
  }
  return sizes[0]! >= 12 && sizes[0]! <= 19 ? 1 : undefined;
}

/** The last group of a UUID is twelve digits often enough. */
function endsUuid(scan: Scan, start: number): boolean {
  return (
    codeAt(scan, start - 1) === DASH &&
    codeAt(scan, start - 6) === DASH &&
    [2, 3, 4, 5].every((back) => isAlphanumeric(codeAt(scan, start - back)))
  );
}

/** Whether an issuer has this prefix at this length. */
function isIssued(number: string): boolean {
  const length = number.length;
  const head = (width: number): number => Number(number.slice(0, width));
  const between = (value: number, least: number, most: number): boolean =>
    value >= least && value <= most;
  if (head(1) === 4) return [13, 16, 19].includes(length);
  if (between(head(2), 51, 55) || between(head(4), 2221, 2720)) return length === 16;
  if (head(2) === 34 || head(2) === 37) return length === 15;
  if (head(4) === 6011 || between(head(3), 644, 649) || head(2) === 65) return length >= 16;
  if (between(head(4), 3528, 3589)) return length >= 16;
  if (between(head(3), 300, 305) || head(4) === 3095) return length >= 14;
  if (head(2) === 36 || head(2) === 38 || head(2) === 39) return length >= 14;
  if (head(2) === 62) return length >= 16;
  if (between(head(4), 2200, 2204)) return length >= 16;
  return head(2) === 50 || between(head(2), 56, 69);
}

/** Luhn's sum, ISO/IEC 7812-1: every second digit from the right doubled. */
function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let back = 1; back <= number.length; back += 1) {
    const digit = Number(number[number.length - back]);
    const doubled = back % 2 === 0 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
