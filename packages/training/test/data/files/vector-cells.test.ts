import { expect, test } from 'vitest';
import { createArrayPool } from '../../../src/data/array-pool.ts';
import { createVectorCells } from '../../../src/data/duckdb/vector-cells.ts';

// Three cells of which the first and the last are there. DuckDB clears no memory for the others.
function vectorOf(
  items: Float64Array,
): Parameters<ReturnType<typeof createVectorCells>['take']>[0] {
  const vector = {
    items,
    validity: { data: BigUint64Array.of(0b101n) },
    itemCount: items.length,
    getItem: (index: number) => items[index],
  };
  return vector;
}

test.each([1e300, -(2 ** 60), Number.NaN, Number.POSITIVE_INFINITY])(
  'a missing cell is missing, whatever its memory holds: %d',
  (garbage) => {
    const cells = createVectorCells({ type: 'number' } as never, true, createArrayPool(3));
    cells.take(vectorOf(Float64Array.of(1, garbage, 3)), 0);
    const { column, inexact } = cells.finish(3);
    expect(inexact).toEqual([]);
    expect(column).toEqual({ kind: 'number', values: Float64Array.of(1, Number.NaN, 3) });
  },
);

test('a large integer that is there is told', () => {
  const cells = createVectorCells({ type: 'number' } as never, true, createArrayPool(3));
  cells.take(vectorOf(Float64Array.of(1, 0, 2 ** 53)), 0);
  expect(cells.finish(3).inexact).toEqual([2]);
});
