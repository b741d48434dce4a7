const DIGIT = 11;
const DIGITS = 2 ** DIGIT;

/**
 * The rows in the order of falling values, equal ones by row: a radix sort, whose time does not depend on
 * what the values are. −0 equals 0; no value may be NaN.
 */
export function descendingOrder(values: Float64Array): Int32Array {
  const rows = values.length;
  const bits = new Uint32Array(new Float64Array([0]).buffer);
  const double = new Float64Array(bits.buffer);
  const low = new Uint32Array(rows);
  const high = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    double[0] = values[row]! + 0;
    // As whole numbers, doubles of one sign are in order already: those above 0 are turned round.
    const isNegative = bits[1]! >>> 31 === 1;
    low[row] = isNegative ? bits[0]! : ~bits[0]!;
    high[row] = isNegative ? bits[1]! : ~bits[1]! & 0x7fffffff;
  }
  let order = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) order[row] = row;
  let spare = new Int32Array(rows);
  for (const words of [low, high]) {
    for (let shift = 0; shift < 32; shift += DIGIT) {
      if (sortByDigit(words, shift, order, spare)) [order, spare] = [spare, order];
    }
  }
  return order;
}

/** Moves `from` to `to`; false where all digits are equal, and nothing was moved. */
function sortByDigit(words: Uint32Array, shift: number, from: Int32Array, to: Int32Array): boolean {
  const places = new Uint32Array(DIGITS);
  for (let at = 0; at < words.length; at += 1) {
    places[(words[at]! >>> shift) & (DIGITS - 1)]! += 1;
  }
  let before = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const count = places[digit]!;
    if (count === words.length) return false;
    places[digit] = before;
    before += count;
  }
  for (let at = 0; at < from.length; at += 1) {
    const row = from[at]!;
    const digit = (words[row]! >>> shift) & (DIGITS - 1);
    to[places[digit]!] = row;
    places[digit]! += 1;
  }
  return true;
}
