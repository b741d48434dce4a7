/** Bins hold sums of 27-bit halves; so many additions keep them below 2^53. */
const MOST_ADDITIONS = 2 ** 26;
const LOW_BITS = 26;
const LEAST_EXPONENT = -1074;
/** Where the upper half of a double stands among its two words: little-endian machines say 1. */
const UPPER: number = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * Adds doubles without any rounding: the two halves of each significand go into the bins of its exponent,
 * which hold whole numbers; the bins are emptied into one big integer, in units of 2^−1074.
 */
export class ExactAccumulator {
  // Two views of the same eight bytes, for taking a double apart.
  readonly #double = new Float64Array(1);
  readonly #words = new Uint32Array(this.#double.buffer);
  readonly #bins = new Float64Array(4096);
  #additions = 0;
  #units = 0n;

  /** Adds a finite number; whether it was finite. */
  add(value: number): boolean {
    this.#double[0] = value;
    const low = this.#words[1 - UPPER]!;
    const high = this.#words[UPPER]!;
    const exponent = (high >>> 20) & 0x7ff;
    if (exponent === 0x7ff) return false;
    const lead = exponent === 0 ? high & 0xfffff : (high & 0xfffff) | 0x100000;
    const upper = (lead << 6) | (low >>> LOW_BITS);
    const lower = low & 0x3ffffff;
    const at = exponent * 2;
    if (high >>> 31 === 0) {
      this.#bins[at]! += lower;
      this.#bins[at + 1]! += upper;
    } else {
      this.#bins[at]! -= lower;
      this.#bins[at + 1]! -= upper;
    }
    this.#additions += 1;
    if (this.#additions >= MOST_ADDITIONS) this.#empty();
    return true;
  }

  /** The sum so far, in units of 2^−1074. */
  units(): bigint {
    this.#empty();
    return this.#units;
  }

  #empty(): void {
    for (let exponent = 0; exponent < 2048; exponent += 1) {
      const [lower, upper] = [this.#bins[exponent * 2]!, this.#bins[exponent * 2 + 1]!];
      if (lower === 0 && upper === 0) continue;
      // Subnormal numbers share the unit of exponent 1.
      const shift = BigInt(Math.max(1, exponent) - 1);
      this.#units += (BigInt(lower) + (BigInt(upper) << BigInt(LOW_BITS))) << shift;
    }
    this.#bins.fill(0);
    this.#additions = 0;
  }
}

/** The double nearest to numerator / denominator · 2^exponent (denominator above 0). */
export function nearestDouble(numerator: bigint, denominator: bigint, exponent: number): number {
  if (numerator === 0n) return 0;
  const size = numerator < 0n ? -numerator : numerator;
  // 66 bits of the quotient, the last of which says whether anything was cut off.
  const shift = bitLength(denominator) - bitLength(size) + 66;
  const scaled = shift >= 0 ? size << BigInt(shift) : size;
  const divisor = shift >= 0 ? denominator : denominator << BigInt(-shift);
  const quotient = scaled / divisor;
  const cut = quotient * divisor === scaled ? 0n : 1n;
  const near = Number((quotient << 1n) | cut);
  const power = exponent - shift - 1;
  // In two steps: the power alone may be out of range where the product is not.
  const half = Math.trunc(power / 2);
  const value = near * 2 ** half * 2 ** (power - half);
  return numerator < 0n ? -value : value;
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}

/** The exponent of the accumulator's unit. */
export const UNIT_EXPONENT: number = LEAST_EXPONENT;
