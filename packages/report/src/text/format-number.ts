import type { Interval, Value } from '@codexhub/common-config/records';
import { words } from './words.ts';

/**
 * A number with a fixed count of decimals and a true minus sign, the same on every machine.
 * What would round to zero, but is not, is written with an exponent.
 * @example
 * formatNumber(-0.1656); // Returns: '−0.166'
 */
export function formatNumber(value: number, decimals = 3): string {
  if (!Number.isFinite(value)) return words(Number.isNaN(value) ? 'not_a_number' : 'not_finite');
  const vanishes = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals;
  const text = vanishes ? value.toExponential(1) : (value + 0).toFixed(decimals);
  return text.replaceAll('-', '−');
}

/**
 * A count with commas between thousands; a fractional one (a mean of repeats) keeps one decimal. A page
 * that withholds a count has NaN in its place.
 */
export function formatCount(count: number): string {
  if (Number.isNaN(count)) return 'not told';
  if (!Number.isFinite(count)) return formatNumber(count);
  const [whole = '0', fraction] = (
    Number.isInteger(count) ? String(count) : count.toFixed(1)
  ).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A share as a percentage with one decimal. */
export function formatPercent(share: number): string {
  return `${formatNumber(share * 100, 1)}%`;
}

/** A value, or the reason why there is none: never 0, never blank. */
export function formatValue(
  value: Value,
  format: (value: number) => string = formatNumber,
): string {
  return value.defined ? format(value.value) : `undefined: ${words(value.reason)}`;
}

/** The bounds of an interval; `exact` where they are one; or that there is none. */
export function formatInterval(interval: Interval | undefined): string {
  if (!interval) return 'no interval';
  if (interval.lower === interval.upper) return 'exact';
  return `[${formatNumber(interval.lower)}, ${formatNumber(interval.upper)}]`;
}

/** A confidence level as a percentage, with decimals only where it has them. */
export function formatLevel(level: number): string {
  return `${Number((level * 100).toFixed(1))}%`;
}
