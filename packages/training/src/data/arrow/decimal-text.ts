/**
 * A decimal of Arrow as text: a whole number in two's complement, its words from low to high, and how
 * many of its digits stand behind the point.
 * @example
 * decimalText(Uint32Array.of(125, 0, 0, 0), 2); // Returns: '125e-2'
 */
export function decimalText(words: Uint32Array, scale: number): string {
  let whole = 0n;
  for (let at = words.length - 1; at >= 0; at -= 1) whole = (whole << 32n) | BigInt(words[at]!);
  return `${BigInt.asIntN(words.length * 32, whole)}e${-scale}`;
}
