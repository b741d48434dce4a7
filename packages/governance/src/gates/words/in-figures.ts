/**
 * A number for a line of text: whole numbers with thousands, others to three decimals without the
 * leading zero, tiny ones in powers of ten.
 *
 * @example
 * inFigures(-0.092); // Returns: '−.092'
 */
export function inFigures(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (Number.isInteger(value)) return `${sign}${grouped(size)}`;
  if (size < 0.0005) return `${sign}${size.toExponential(1)}`;
  return `${sign}${size.toFixed(3).replace(/^0\./, '.')}`;
}

function grouped(size: number): string {
  return String(size).replace(/\B(?=(\d{3})+$)/g, ',');
}
