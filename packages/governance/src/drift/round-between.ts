/**
 * The roundest number in [lower, upper]: of those with the fewest decimals the one nearest to the wanted
 * one. An edge of a bin then is no value that some row holds, unless many hold it.
 *
 * @example
 * roundBetween(0.2714, 0.3308, 0.2999); // Returns: 0.3
 */
export function roundBetween(lower: number, upper: number, wanted: number): number {
  if (!(lower < upper)) return wanted + 0;
  const first = Math.ceil(Math.log10(Math.max(Math.abs(lower), Math.abs(upper)))) + 1;
  const last = Math.floor(Math.log10(upper - lower)) - 1;
  for (let exponent = first; exponent >= last; exponent -= 1) {
    const least = scaled(lower, -exponent);
    const most = scaled(upper, -exponent);
    const nearest = Math.min(
      Math.max(Math.round(scaled(wanted, -exponent)), Math.ceil(least)),
      Math.floor(most),
    );
    const rounded = scaled(nearest, exponent);
    // Adding 0 makes −0 to 0.
    if (rounded >= lower && rounded <= upper) return rounded + 0;
  }
  return wanted + 0;
}

// By a text, as people write it: 3 · 10⁻¹ is .3 and not .30000000000000004.
function scaled(value: number, exponent: number): number {
  const [digits, power = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(power) + exponent}`);
}
