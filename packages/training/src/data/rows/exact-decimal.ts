/**
 * The float64 of a decimal text, where it holds the decimal to its last digit: the shortest text of
 * the float is the same number. Fifteen digits always are; 0.33333333333333333333 is not.
 * @returns undefined where float64 would round it, or where the text is no decimal.
 * @example
 * exactDecimal('0.10'); // Returns: 0.1
 */
export function exactDecimal(text: string): number | undefined {
  const wanted = significant(text);
  if (!wanted) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const held = significant(String(value))!;
  return held.digits === wanted.digits && held.exponent === wanted.exponent ? value : undefined;
}

interface Significant {
  /** Digits without leading and trailing zeros; empty for zero. */
  readonly digits: string;
  /** The power of ten of the last digit. */
  readonly exponent: number;
}

function significant(text: string): Significant | undefined {
  const match = /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,6}))?$/i.exec(text);
  const [whole, fraction] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (!match || whole + fraction === '') return undefined;
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return { digits, exponent: 0 };
  const power = Number(match[3] ?? 0) - fraction.length;
  return { digits, exponent: power + (all.length - digits.length) };
}
