/**
 * The float64 of a decimal text, where it holds the decimal to its last digit: the shortest text of
 * the float is the same number. Fifteen digits always are; 0.33333333333333333333 is not.
 * @returns undefined where float64 would round it, or where the text is no decimal.
 * @example
 * exactDecimal('0.10'); // Returns: 0.1
 */
export function exactDecimal(text: string): number | undefined {
  const wanted = significantDigits(text);
  if (wanted === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  // The nearest float is never off by a power of ten: where the digits agree, all does.
  return significantDigits(String(value)) === wanted ? value : undefined;
}

/** The digits of a decimal without leading and trailing zeros; empty for zero. */
function significantDigits(text: string): string | undefined {
  const match = /^[+-]?(\d*)(?:\.(\d*))?(?:e[+-]?\d{1,6})?$/i.exec(text);
  const digits = (match?.[1] ?? '') + (match?.[2] ?? '');
  return digits === '' ? undefined : digits.replace(/^0+/, '').replace(/0+$/, '');
}
