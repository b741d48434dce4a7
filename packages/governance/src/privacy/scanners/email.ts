import { AT, COLON, DASH, DOT, isAlphanumeric, isDigit, isLetter, PERCENT } from '../characters.ts';
import { codeAt, type Scan, type Span } from '../scan.ts';

const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;
// "logo@2x.png" is a file.
const FILE_ENDINGS = new Set(['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp']);

/** An address round an `@` (or its URL form `%40`): a local part, a domain with a dot, a lettered end. */
export function scanEmail(scan: Scan, at: number): Span | undefined {
  const width = signWidth(scan, at);
  if (width === 0) return undefined;
  const start = localStart(scan, at);
  if (start === at) return undefined;
  const end = domainEnd(scan, at + width);
  if (end === undefined) return undefined;
  const isRemote = scan.text.slice(start, at) === 'git' && codeAt(scan, end) === COLON;
  return isRemote ? undefined : { entity: 'email', start, end, basis: 'shape' };
}

function signWidth(scan: Scan, at: number): number {
  const code = codeAt(scan, at);
  if (code === AT) return 1;
  return code === PERCENT && scan.text.startsWith('40', at + 1) ? 3 : 0;
}

/** Where the local part begins; `at` itself where there is none. */
function localStart(scan: Scan, at: number): number {
  let start = at;
  while (at - start < LONGEST_LOCAL && isLocal(codeAt(scan, start - 1))) start -= 1;
  // Longer than RFC 5321 allows: no address.
  if (at - start === LONGEST_LOCAL && isLocal(codeAt(scan, start - 1))) return at;
  const dots = scan.text.slice(start, at).lastIndexOf('..');
  if (dots >= 0) start += dots + 2;
  // Quotes and dots in front belong to the sentence.
  while (start < at && !isAlphanumeric(codeAt(scan, start)) && !isUnderscore(codeAt(scan, start)))
    start += 1;
  return codeAt(scan, at - 1) === DOT ? at : start;
}

function isLocal(code: number): boolean {
  return (
    isAlphanumeric(code) || isUnderscore(code) || [DOT, DASH, PERCENT, 0x2b, 0x27].includes(code)
  );
}

function isUnderscore(code: number): boolean {
  return code === 0x5f;
}

function domainEnd(scan: Scan, from: number): number | undefined {
  let end = from;
  while (end - from < LONGEST_DOMAIN && isDomain(codeAt(scan, end))) end += 1;
  if (isDomain(codeAt(scan, end))) return undefined;
  while (end > from && !isAlphanumeric(codeAt(scan, end - 1))) end -= 1;
  const labels = scan.text.slice(from, end).split('.');
  return isHost(labels) ? end : undefined;
}

function isHost(labels: readonly string[]): boolean {
  const last = labels.at(-1)!;
  if (labels.length < 2 || last.length < 2 || FILE_ENDINGS.has(last.toLowerCase())) return false;
  const isTop = last.startsWith('xn--') || [...last].every((one) => isLetter(one.charCodeAt(0)));
  // "package@18.2.0-rc.tag" is a version.
  const isVersion = [labels[0]!, labels[1]!].every((label) =>
    [...label].every((one) => isDigit(one.charCodeAt(0))),
  );
  const areSound = labels.every(
    (label) => label !== '' && label.length <= 63 && !label.startsWith('-') && !label.endsWith('-'),
  );
  return isTop && !isVersion && areSound;
}

function isDomain(code: number): boolean {
  return isAlphanumeric(code) || code === DOT || code === DASH;
}
