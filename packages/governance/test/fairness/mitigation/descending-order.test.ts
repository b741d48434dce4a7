import fc from 'fast-check';
import { expect, it } from 'vitest';
import { descendingOrder } from '../../../src/fairness/mitigation/descending-order.ts';
import { always } from './given.ts';

it('is the order of falling values, equal ones by row, −0 as 0', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true }),
    fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
  );
  always(
    fc.array(value, { maxLength: 40 }),
    (values) => {
      const expected = values
        .map((_, row) => row)
        .sort((a, b) => (values[a]! === values[b]! ? a - b : values[a]! > values[b]! ? -1 : 1));
      expect([...descendingOrder(Float64Array.from(values))]).toEqual(expected);
    },
    200,
  );
});
