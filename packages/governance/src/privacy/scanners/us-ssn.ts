import { DASH, SPACE } from '../characters.ts';
import { isWholeToken, readDigitGroups } from '../digit-groups.ts';
import type { Scan, Span } from '../scan.ts';

const CONTEXT = 40;
// Printed on sample cards and in advertisements: never anybody's.
const VOID = new Set(['078051120', '219099999']);

/**
 * A US social security number: `AAA-GG-SSSS`, the whole of a token, with the rules on area, group and
 * serial. Without dashes only where "SSN" or "social security" stands before it.
 */
export function scanSocialSecurityNumber(scan: Scan, start: number): Span | undefined {
  const { sizes, ends, separators, digits } = readDigitGroups(scan, start);
  const isBare = sizes[0] === 9;
  const isGrouped = sizes.slice(0, 3).join('-') === '3-2-4';
  if (!isBare && !isGrouped) return undefined;
  const isDashed = isGrouped && separators[0] === DASH && separators[1] === DASH;
  const isSpaced = isGrouped && separators[0] === SPACE && separators[1] === SPACE;
  if (!isDashed && !((isBare || isSpaced) && hasContext(scan, start))) return undefined;
  const end = ends[isBare ? 0 : 2]!;
  const number = digits.slice(0, 9);
  if (!isPossible(number) || !isWholeToken(scan, start, end)) return undefined;
  return { entity: 'us_ssn', start, end, basis: VOID.has(number) ? 'shape' : 'validated' };
}

function hasContext(scan: Scan, start: number): boolean {
  const from = Math.max(0, start - CONTEXT);
  scan.work += start - from;
  const before = `${scan.context} ${scan.text.slice(from, start)}`.toLowerCase();
  return /(?:^|[^a-z])ssns?(?:[^a-z]|$)|social.?security/.test(before);
}

function isPossible(number: string): boolean {
  const area = number.slice(0, 3);
  return (
    area !== '000' &&
    area !== '666' &&
    area < '900' &&
    number.slice(3, 5) !== '00' &&
    number.slice(5) !== '0000'
  );
}
