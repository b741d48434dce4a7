import { sortCarrying } from './sort-carrying.ts';

/** Numbers in ascending order, and the row that each belongs to. */
export interface OrderedRows {
  readonly sorted: Float64Array;
  readonly order: Uint32Array;
}

/**
 * Orders rows by their numbers, ascending; rows of equal numbers stand in the order in which they came,
 * and −0 is 0.
 *
 * @param values without NaN; an infinity stands at its end.
 * @example
 * orderRows(Float64Array.of(3, 1, 3, 2)).order; // Returns: Uint32Array [1, 3, 0, 2]
 */
export function orderRows(values: Float64Array): OrderedRows {
  const sorted = new Float64Array(values.length);
  const rows = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    // −0 and 0 are one number: the sum makes them one.
    sorted[row] = values[row]! + 0;
    rows[row] = row;
  }
  const all = sortCarrying({ sorted, carried: rows });
  return { sorted: all.sorted, order: all.carried };
}
