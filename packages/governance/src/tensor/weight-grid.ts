import type { WeightGrid } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';

export type { WeightGrid };

/** Up to here float64 adds whole numbers without loss. */
export const EXACT = 2 ** 53;
/** The finest grid whose inverse is a float64. */
const FINEST = -1022;
const HALF_WAY = 2 ** 52;

/**
 * The finest grids on which the sums of so many weights are exact in float64: with
 * rows ≤ 2^a and maximum ≤ 2^e they are 2^(a + e − 53) and, for squares, 2^(a + 2e − 53), so that
 * neither sum exceeds 2^53 units. Rounding moves a weight by at most rows × maximum / 2^52.
 *
 * Shards that are counted on the grid of the whole add up to exactly the tensor of the whole.
 *
 * @throws GovernanceError `GOVERNANCE_WEIGHTS_INVALID` where rows or maximum is no such number.
 * @param rows of the whole, at least 1. @param maximum of the weights of the whole, at least 0.
 * @example
 * weightGridFor({ rows: 1024, maximum: 2 }); // Returns: { weights: -42, squares: -41 }
 */
export function weightGridFor({
  rows,
  maximum,
}: {
  readonly rows: number;
  readonly maximum: number;
}): WeightGrid {
  if (!(Number.isSafeInteger(rows) && rows >= 1 && maximum >= 0 && maximum <= Number.MAX_VALUE)) {
    throw new GovernanceError('GOVERNANCE_WEIGHTS_INVALID', {
      message: `weight grid: rows must be a whole number from 1 up, and maximum finite and at least 0; received ${String(rows)} and ${String(maximum)}; pass those of the whole`,
      details: { rows: String(rows), maximum: String(maximum) },
    });
  }
  if (maximum === 0) return { weights: FINEST, squares: FINEST };
  const inRows = exponentAbove(rows);
  const inWeight = exponentAbove(maximum);
  return {
    weights: Math.max(FINEST, inRows + inWeight - 53),
    squares: Math.max(FINEST, inRows + 2 * inWeight - 53),
  };
}

/** @throws GovernanceError `GOVERNANCE_WEIGHTS_INVALID` where an exponent is no whole number. */
export function checkWeightGrid(grid: WeightGrid): WeightGrid {
  const { weights, squares } = grid;
  if (Number.isInteger(weights) && Number.isInteger(squares) && weights >= FINEST) return grid;
  throw new GovernanceError('GOVERNANCE_WEIGHTS_INVALID', {
    message: `group tensor: the exponents of a weight grid must be whole numbers, that of weights at least ${FINEST}; received ${weights} and ${squares}; take weightGridFor`,
    details: { weights: String(weights), squares: String(squares) },
  });
}

/** The nearest whole number, halves to the even one. */
export function roundHalfEven(value: number): number {
  return value < HALF_WAY ? value + HALF_WAY - HALF_WAY : value;
}

/** The least e with value ≤ 2^e. */
function exponentAbove(value: number): number {
  let exponent = Math.ceil(Math.log2(value));
  // The logarithm is rounded: next to a power of two it may be off by one.
  while (exponent < 1024 && 2 ** exponent < value) exponent += 1;
  while (exponent > -1074 && 2 ** (exponent - 1) >= value) exponent -= 1;
  return exponent;
}
