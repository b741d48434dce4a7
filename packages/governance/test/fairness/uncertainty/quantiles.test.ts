import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantilesOf } from '../../../src/fairness/uncertainty/quantiles.ts';
import { SEED } from '../../support.ts';

const few = fc.integer({ min: -3, max: 3 });
const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
const probability = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

it.each([
  ['ties', few],
  ['numbers', any],
])('quantiles of %s are those of the sorted values, in any order asked for', (_, value) => {
  const values = fc.array(value, { minLength: 1, maxLength: 150 });
  fc.assert(
    fc.property(values, fc.array(probability, { minLength: 1, maxLength: 5 }), (all, asked) => {
      const sorted = Float64Array.from(all).sort();
      const expected = asked.map((share) => {
        const at = share * (sorted.length - 1);
        const one = sorted[Math.floor(at)]!;
        return one + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - one);
      });
      const own = Float64Array.from(all);
      expect(quantilesOf(own, asked)).toEqual(expected);
      expect(own.sort()).toEqual(sorted);
    }),
    { seed: SEED },
  );
});

it('places every rank of many', () => {
  for (let count = 17; count < 120; count += 7) {
    const values = Float64Array.from({ length: count }, (_, at) => (at * 41) % count);
    for (let rank = 0; rank < count; rank += 1) {
      const own = values.slice();
      const share = rank / (count - 1);
      expect(quantilesOf(own, [share])[0]).toBeCloseTo(share * (count - 1), 9);
    }
  }
});
