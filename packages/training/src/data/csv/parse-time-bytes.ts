const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const SPACE = 0x20;
const T = 0x54;
const Z = 0x5a;
const DAY = 86_400_000;
const MONTH_DAYS = Uint8Array.of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

/**
 * What `parseTime` says of the commonest forms, straight from bytes: `2026-11-21`,
 * `2026-11-21T10:20:30` with `T` or a space, and the same with `Z`.
 * @returns NaN for every other text, be it a moment or not.
 */
export function parseTimeBytes(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length !== 10 && length !== 19 && length !== 20) return Number.NaN;
  if (bytes[from + 4] !== DASH || bytes[from + 7] !== DASH) return Number.NaN;
  const year = pair(bytes, from) * 100 + pair(bytes, from + 2);
  const midnight = startOfDay(year, pair(bytes, from + 5), pair(bytes, from + 8));
  if (length === 10) return midnight;
  if (bytes[from + 10] !== T && bytes[from + 10] !== SPACE) return Number.NaN;
  if (bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return Number.NaN;
  if (length === 20 && bytes[from + 19] !== Z) return Number.NaN;
  const hour = pair(bytes, from + 11);
  const minute = pair(bytes, from + 14);
  const second = pair(bytes, from + 17);
  return hour < 24 && minute < 60 && second < 60
    ? midnight + ((hour * 60 + minute) * 60 + second) * 1000
    : Number.NaN;
}

/** Two digits as a number, or NaN. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >>> 0 <= 9 && ones >>> 0 <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Milliseconds of a day of the Gregorian calendar (Hinnant's days_from_civil); NaN where there is none. */
function startOfDay(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && year >= 0)) return Number.NaN;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > MONTH_DAYS[month - 1]! && !(isLeap && month === 2 && day === 29)) return Number.NaN;
  // The year begins in March, so that a leap day is its last.
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY;
}
