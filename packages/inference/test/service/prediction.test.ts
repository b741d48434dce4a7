import { defineContract } from '@codexhub/common-config/contract';
import { digest } from '@codexhub/common-config/kernel';
import { expect, test } from 'vitest';
import { predictionsOf } from '../../src/service/prediction.ts';

const model = { name: 'lending', version: '1', digest: digest('model'), report: digest('report') };

test.each([
  ['no', 'yes', 'no'],
  ['yes', 'no', 'yes'],
  ['no', 'no', 'yes'],
] as const)(
  'favourable %s, positive %s: the decision is the graph’s, whatever the probability',
  (favourable, positive, other) => {
    const contract = defineContract({
      name: 'lending',
      task: 'binary_classification',
      features: { debt_ratio: { type: 'number' } },
      target: { name: 'deny', values: ['no', 'yes'], positive, favourable },
      protectedAttributes: {},
    });
    // A threshold of 0.3: decided for the positive label below one half.
    const scores = { probability: Float64Array.of(0.4, 0.2), decision: Uint8Array.of(1, 0) };
    expect(predictionsOf(contract, scores, model)).toEqual([
      { probability: 0.4, decision: positive, favourable: positive === favourable, model },
      { probability: 0.2, decision: other, favourable: other === favourable, model },
    ]);
  },
);
