const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const ZERO = 0x30;
const LOWER_E = 0x65;
const UPPER_E = 0x45;

/** The powers of ten that a double holds exactly. */
export const POWERS_OF_TEN: Float64Array = Float64Array.from({ length: 23 }, (_, power) =>
  Number(`1e${power}`),
);

// Digits that a double holds exactly, and how many more the pair of doubles below takes.
const EXACT_DIGITS = 15;
const PAIR_DIGITS = 22;
// Veltkamp's constant for splitting a double into two halves: 2^27 + 1.
const SPLITTER = 134_217_729;
// Far more than the pair's own error, which is below 2^-50 of its smaller part.
const SLACK = 2 ** -40;

/**
 * The double nearest to a decimal number in ASCII: an optional sign, digits with at most one dot, an
 * optional exponent. Correctly rounded, as `Number` is.
 *
 * Up to 15 digits one operation on exact doubles does it (Clinger 1990); up to 22, one division in
 * double-double arithmetic (Dekker 1971), unless it falls too near to the middle of two doubles; the
 * rest is left to `Number`.
 *
 * @returns Infinity for anything else, and for a number that is too large: neither is a cell's value.
 */
export function parseDecimal(bytes: Buffer, from: number, to: number): number {
  const sign = bytes[from] === MINUS ? -1 : 1;
  let at = behindSign(bytes, from);
  let high = 0;
  let low = 0;
  let digits = 0;
  let read = 0;
  let dot = -1;
  for (; at < to; at += 1) {
    const digit = bytes[at]! - ZERO;
    if (digit >>> 0 > 9) {
      if (bytes[at] !== DOT || dot >= 0) break;
      dot = at;
      continue;
    }
    read += 1;
    if (digits > 0 || digit > 0) digits += 1;
    if (digits <= EXACT_DIGITS) high = high * 10 + digit;
    else if (digits <= PAIR_DIGITS) low = low * 10 + digit;
  }
  const scale = dot < 0 ? 0 : at - dot - 1;
  const exponent = at < to ? parseExponent(bytes, at, to) : 0;
  if (read === 0 || Number.isNaN(exponent)) return Infinity;
  const power = exponent - scale;
  const size = magnitude(high, low, digits, power);
  return Number.isNaN(size) ? Number(bytes.toString('latin1', from, to)) : sign * size;
}

function behindSign(bytes: Uint8Array, at: number): number {
  return bytes[at] === MINUS || bytes[at] === PLUS ? at + 1 : at;
}

/** NaN where it is none. */
function parseExponent(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] !== LOWER_E && bytes[from] !== UPPER_E) return Number.NaN;
  const sign = bytes[from + 1] === MINUS ? -1 : 1;
  let at = behindSign(bytes, from + 1);
  if (at >= to) return Number.NaN;
  let exponent = 0;
  for (; at < to; at += 1) {
    const digit = bytes[at]! - ZERO;
    if (digit >>> 0 > 9) return Number.NaN;
    exponent = Math.min(exponent * 10 + digit, 1e6);
  }
  return sign * exponent;
}

/** The digits times ten to the power; NaN where this way is not exact enough. */
function magnitude(high: number, low: number, digits: number, power: number): number {
  if (power < -22 || power > 22 || digits > PAIR_DIGITS) return Number.NaN;
  if (digits <= EXACT_DIGITS) {
    return power < 0 ? high / POWERS_OF_TEN[-power]! : high * POWERS_OF_TEN[power]!;
  }
  if (power > 0) return Number.NaN;
  const shift = POWERS_OF_TEN[digits - EXACT_DIGITS]!;
  const product = high * shift;
  const rest = productError(high, shift, product) + low;
  const whole = product + rest;
  if (power === 0) return whole;
  return quotient(whole, rest - (whole - product), POWERS_OF_TEN[-power]!);
}

/** (whole + part) / divisor, rounded once; NaN where the two neighbours are equally near. */
function quotient(whole: number, part: number, divisor: number): number {
  const first = whole / divisor;
  const back = first * divisor;
  const left = whole - back - productError(first, divisor, back) + part;
  const second = left / divisor;
  const lower = first + second * (1 - SLACK);
  return lower === first + second * (1 + SLACK) ? lower : Number.NaN;
}

/** What `a * b` lost by rounding to `product`: exact (Dekker's TwoProduct). */
function productError(a: number, b: number, product: number): number {
  const bigA = a * SPLITTER;
  const headA = bigA - (bigA - a);
  const tailA = a - headA;
  const bigB = b * SPLITTER;
  const headB = bigB - (bigB - b);
  const tailB = b - headB;
  return tailA * tailB - (product - headA * headB - tailA * headB - headA * tailB);
}
