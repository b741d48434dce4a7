import { AT, isDigit, isLetter, OPEN, PERCENT, PLUS } from './characters.ts';
import { codeAt, type Scan, type Span } from './scan.ts';
import { scanCreditCard } from './scanners/credit-card.ts';
import { scanEmail } from './scanners/email.ts';
import { scanIban } from './scanners/iban.ts';
import { scanInternationalPhone, scanNorthAmericanPhone } from './scanners/phone.ts';
import { scanSocialSecurityNumber } from './scanners/us-ssn.ts';

/** What was found, and how many characters were read to find it. */
export interface TextScan {
  readonly spans: readonly Span[];
  readonly work: number;
}

/**
 * Everything that stands in a text, of every entity, without overlaps, in one pass: each character
 * that may begin something opens a window of bounded width. Where two overlap, the one that begins
 * first holds, then the longer: whole tokens, never half of one.
 */
export function scanText(text: string, context = ''): TextScan {
  const scan: Scan = { text, context, work: 0 };
  const found: Span[] = [];
  let before = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = codeAt(scan, at);
    for (const scanner of scannersFor(code, before)) {
      const span = scanner(scan, at);
      if (span) found.push(span);
    }
    before = code;
  }
  return { spans: withoutOverlaps(found), work: scan.work };
}

type Scanner = (scan: Scan, at: number) => Span | undefined;

const atDigit: readonly Scanner[] = [
  scanSocialSecurityNumber,
  scanCreditCard,
  scanNorthAmericanPhone,
];
const atLetter: readonly Scanner[] = [scanIban];
const atSign: readonly Scanner[] = [scanEmail];
const atPlus: readonly Scanner[] = [scanInternationalPhone];
const atParenthesis: readonly Scanner[] = [scanNorthAmericanPhone];

function scannersFor(code: number, before: number): readonly Scanner[] {
  if (isDigit(code)) return isDigit(before) ? [] : atDigit;
  if (code === AT || code === PERCENT) return atSign;
  if (code === PLUS) return atPlus;
  if (code === OPEN) return atParenthesis;
  return code < 0x80 && isLetter(code) ? atLetter : [];
}

function withoutOverlaps(found: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  const ordered = [...found].sort((one, other) => one.start - other.start || other.end - one.end);
  for (const span of ordered) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
    // "a@b.org@c.org" is one token: what runs on belongs to it.
    else if (span.entity === last.entity && span.end > last.end) {
      kept[kept.length - 1] = { ...last, end: span.end };
    }
  }
  return kept;
}
