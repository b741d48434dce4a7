import { groupTensorSchema } from '@codexhub/common-config/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupTensor, tensorAtThreshold } from '../../src/index.ts';
import { SEED } from '../support.ts';

const BINS = 20;
// In the middle of a bin, so that no score lies on an edge.
const score = fc.nat(BINS - 1).map((bin) => (bin + 0.5) / BINS);
const rows = fc.array(
  fc.record({ label: fc.nat(1), score, group: fc.constantFrom('f', 'm', null, '__proto__') }),
  { minLength: 1, maxLength: 60 },
);

describe('tensorAtThreshold', () => {
  it('is the tensor of the rows decided anew', () => {
    fc.assert(
      fc.property(rows, fc.nat(BINS + 2), (all, edge) => {
        const threshold = edge / BINS;
        const count = (yPred: number[]) =>
          groupTensor({
            yTrue: all.map(({ label }) => label),
            yPred,
            yScore: all.map((row) => row.score),
            scoreBins: BINS,
            sensitive: { sex: all.map(({ group }) => group) },
          });
        const told = tensorAtThreshold(count(all.map(() => 0)), threshold);
        expect(told).toEqual(count(all.map((row) => Number(row.score >= threshold))));
        expect(groupTensorSchema.safeParse(told).error).toBeUndefined();
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  const given = { yTrue: [0, 1], yPred: [0, 1], sensitive: { sex: ['f', 'm'] } };
  const scored = { ...given, yScore: [0.2, 0.8], scoreBins: 100 };

  it('knows every edge by its decimal', () => {
    const tensor = groupTensor(scored);
    for (let edge = 0; edge <= 100; edge += 1) {
      expect(tensorAtThreshold(tensor, edge / 100).rows).toBe(2);
      expect(tensorAtThreshold(tensor, Number((edge * 0.01).toFixed(2))).rows).toBe(2);
    }
  });

  it.each([
    ['without scores', groupTensor(given), 0.5],
    ['with weights', groupTensor({ ...scored, weights: [1, 2] }), 0.5],
    ['between edges', groupTensor(scored), 0.505],
    ['below 0', groupTensor(scored), -0.1],
    ['that is no number', groupTensor(scored), Number.NaN],
  ])('refuses a tensor or threshold %s', (_, tensor, threshold) => {
    expect(() => tensorAtThreshold(tensor, threshold)).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_SCORES_INVALID' }),
    );
  });
});
