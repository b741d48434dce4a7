import { formatCount, formatNumber } from './format-number.ts';

const UNITS = [
  { from: 999.5e9, unit: 0, sign: '' },
  { from: 999.5e6, unit: 1e9, sign: 'bn' },
  { from: 999.5e3, unit: 1e6, sign: 'M' },
  { from: 9_999.5, unit: 1e3, sign: 'k' },
] as const;

/**
 * A number in three digits or so, for a place where the whole has no room: the table holds it. A
 * number is never cut, which would make another number of it.
 * @example
 * compactNumber(31_622); // Returns: '31.6k'
 */
export function compactNumber(value: number): string {
  const size = Math.abs(value);
  const scale = UNITS.find(({ from }) => size >= from);
  if (!Number.isFinite(value) || !scale) return formatNumber(value, size >= 100 ? 0 : 2);
  if (scale.unit === 0) {
    return value.toExponential(1).replace('e+', 'e').replace('-', '−');
  }
  return `${formatNumber(value / scale.unit, size / scale.unit < 100 ? 1 : 0)}${scale.sign}`;
}

/** A count whole, or compact where it has more characters than there is room for. */
export function fitCount(count: number, columns: number): string {
  const text = formatCount(count);
  return text.length <= columns ? text : compactNumber(count);
}

/** A number with three decimals, or compact where that has more characters than there is room for. */
export function fitNumber(value: number, columns = 9): string {
  const text = formatNumber(value);
  return text.length <= columns ? text : compactNumber(value);
}

/** A percentage with a fixed count of decimals, and never 0% of something, nor 100% of less than all. */
export function fitPercent(share: number, decimals: number): string {
  const least = 10 ** -decimals;
  const percent = share * 100;
  if (percent > 0 && percent < least / 2) return `<${least}%`;
  if (percent < 100 && percent > 100 - least / 2) return `>${(100 - least).toFixed(decimals)}%`;
  return `${formatNumber(percent, decimals)}%`;
}
