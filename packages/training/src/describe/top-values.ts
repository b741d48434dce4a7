import type { ValueCount } from './column-summary.ts';

/**
 * Keeps the most frequent of values that come in ascending order, so that of equal counts the first
 * stays first.
 */
export function keepTop<Cell>(top: ValueCount<Cell>[], most: number, next: ValueCount<Cell>): void {
  if (top.length >= most) {
    if (most === 0 || next.count <= top[most - 1]!.count) return;
    top.pop();
  }
  let at = top.length;
  while (at > 0 && top[at - 1]!.count < next.count) at -= 1;
  top.splice(at, 0, next);
}
