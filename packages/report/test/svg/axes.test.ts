import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { domainOf } from '../../src/svg/domain-of.ts';
import { linearScale } from '../../src/svg/linear-scale.ts';
import { niceTicks } from '../../src/svg/nice-ticks.ts';

const seed = 20261121;
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const span = fc
  .tuple(finite, finite)
  .map(([one, two]) => [Math.min(one, two), Math.max(one, two)] as const);

test.each([
  [[0, 1], 5, ['0', '0.2', '0.4', '0.6', '0.8', '1.0']],
  [[-4, 104], 5, ['0', '50', '100']],
  [[0, 12_000], 4, ['0', '5k', '10k']],
  [[0, 4_000], 4, ['0', '1,000', '2,000', '3,000', '4,000']],
  [[-1.5e6, 1.5e6], 3, ['−1M', '0', '1M']],
  [[0, 3.1e9], 3, ['0', '2bn']],
  [[0, 5e-7], 5, ['0', '1e−7', '2e−7', '3e−7', '4e−7', '5e−7']],
  [[0.97, 1.01], 4, ['0.97', '0.98', '0.99', '1.00', '1.01']],
  [[1e20, 3e20], 2, ['1e20', '2e20', '3e20']],
] as const)('ticks of %j', (domain, most, labels) => {
  expect(niceTicks(domain, most).labels).toEqual(labels);
});

describe('of any two finite numbers', () => {
  test('the domain holds both, and has a width', () => {
    fc.assert(
      fc.property(span, ([from, to]) => {
        const [low, high] = domainOf(from, to);
        expect(low <= from && to <= high && low < high).toBe(true);
        expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
      }),
      { seed },
    );
  });

  test('ticks rise within the domain, few, each with a label of its own', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 2, max: 8 }), (ends, most) => {
        const domain = domainOf(...ends);
        const { values, labels } = niceTicks(domain, most);
        expect(values.length).toBeLessThanOrEqual(most + 1);
        expect(values.length).toBeGreaterThanOrEqual(1);
        const slack = (domain[1] / 2 - domain[0] / 2) * 1e-6;
        values.forEach((value, index) => {
          expect(value >= domain[0] - slack && value <= domain[1] + slack).toBe(true);
          if (index > 0) expect(value).toBeGreaterThan(values[index - 1]!);
        });
        expect(new Set(labels).size).toBe(values.length);
        expect(labels.join()).not.toMatch(/NaN|Infinity/);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('a scale keeps order, and stays within its range', () => {
    fc.assert(
      fc.property(span, finite, finite, (ends, one, two) => {
        const scale = linearScale(domainOf(...ends), [10, 90]);
        const [low, high] = [scale(Math.min(one, two)), scale(Math.max(one, two))];
        expect(low).toBeGreaterThanOrEqual(10);
        expect(high).toBeLessThanOrEqual(90);
        expect(low).toBeLessThanOrEqual(high);
      }),
      { seed },
    );
  });
});
