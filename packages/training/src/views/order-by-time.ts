import { orderRows } from '../order/order-rows.ts';

/**
 * Row numbers in the order of their moments, rows of one moment in their own order; undefined where
 * they lie so already, as the rows of a log do. A missing moment stands last.
 */
export function orderByTime(times: Float64Array): Uint32Array | undefined {
  if (isAscending(times)) return undefined;
  const placed = new Float64Array(times.length);
  for (let row = 0; row < times.length; row += 1) {
    placed[row] = Number.isNaN(times[row]!) ? Infinity : times[row]!;
  }
  return orderRows(placed).order;
}

function isAscending(times: Float64Array): boolean {
  for (let row = 1; row < times.length; row += 1) {
    if (!(times[row - 1]! <= times[row]!)) return false;
  }
  return !Number.isNaN(times[0] ?? 0);
}
