import { describe, expect, it } from 'vitest';
import { groupThresholds } from '../../../src/fairness/index.ts';
import { policy } from './given.ts';

describe('what is refused', () => {
  const good = {
    yTrue: [1, 0, 1, 0],
    yScore: [0.9, 0.1, 0.8, 0.2],
    sensitive: { sex: ['f', 'f', 'm', 'm'] },
    constraint: 'equal_opportunity',
    objective: 'accuracy',
    tolerance: 0,
    policy,
  } as const;
  const notAllowed = 'GOVERNANCE_GROUP_THRESHOLDS_NOT_ALLOWED';
  it.each([
    ['no policy', notAllowed, { policy: undefined }],
    ['a policy without its word', notAllowed, { policy: { justification: 'why not' } }],
    ['another word', notAllowed, { policy: { ...policy, allowGroupThresholds: 'true' } }],
    ['no justification', notAllowed, { policy: { ...policy, justification: ' ' } }],
    ['no rows', 'GOVERNANCE_NO_ROWS', { yTrue: [], yScore: [], sensitive: { sex: [] } }],
    ['only unknown', 'GOVERNANCE_NO_ROWS', { sensitive: { sex: [null, null, null, null] } }],
    ['lengths', 'GOVERNANCE_LENGTHS_UNEQUAL', { yScore: [0.5] }],
    ['lengths', 'GOVERNANCE_LENGTHS_UNEQUAL', { sensitive: { sex: ['f'] } }],
    ['lengths', 'GOVERNANCE_LENGTHS_UNEQUAL', { weights: [1] }],
    ['labels', 'GOVERNANCE_LABELS_INVALID', { yTrue: [1, 0, -1, 0] }],
    ['a NaN score', 'GOVERNANCE_SCORES_INVALID', { yScore: [0.9, 0.1, Number.NaN, 0.2] }],
    ['an infinite score', 'GOVERNANCE_SCORES_INVALID', { yScore: [0.9, 0.1, Infinity, 0.2] }],
    ['a score of text', 'GOVERNANCE_SCORES_INVALID', { yScore: [0.9, 0.1, '0.8', 0.2] }],
    ['a NaN weight', 'GOVERNANCE_WEIGHTS_INVALID', { weights: [1, 1, Number.NaN, 1] }],
    ['a negative weight', 'GOVERNANCE_WEIGHTS_INVALID', { weights: [1, 1, -1, 1] }],
    ['objects as groups', 'GOVERNANCE_GROUPS_INVALID', { sensitive: { sex: [{}, {}, 'm', 'm'] } }],
    ['no attribute', 'GOVERNANCE_ATTRIBUTE_INVALID', { sensitive: {} }],
    ['tolerance', 'GOVERNANCE_OPTION_INVALID', { tolerance: 1.01 }],
    ['tolerance', 'GOVERNANCE_OPTION_INVALID', { tolerance: -0.01 }],
    ['tolerance', 'GOVERNANCE_OPTION_INVALID', { tolerance: Number.NaN }],
    ['constraint', 'GOVERNANCE_OPTION_INVALID', { constraint: 'toString' }],
    ['objective', 'GOVERNANCE_OPTION_INVALID', { objective: 'f1' }],
    ['costs', 'GOVERNANCE_OPTION_INVALID', { objective: { falsePositive: -1, falseNegative: 1 } }],
    ['costs', 'GOVERNANCE_OPTION_INVALID', { objective: { falsePositive: 0, falseNegative: 0 } }],
    ['all of weight 0', 'GOVERNANCE_THRESHOLDS_UNDEFINED', { weights: [0, 0, 0, 0] }],
    [
      'one label',
      'GOVERNANCE_THRESHOLDS_UNDEFINED',
      { objective: 'balanced_accuracy', yTrue: [1, 1, 1, 1] },
    ],
  ])('%s: %s', (_, code, bad) => {
    expect(() => groupThresholds({ ...good, ...bad } as never)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it.each([
    ['equal_opportunity', [1, 0, 0, 0], 'no_positives'],
    ['false_positive_rate_parity', [1, 0, 1, 1], 'no_negatives'],
    ['equalized_odds', [1, 0, 1, 1], 'no_negatives'],
  ] as const)(
    '%s where a group has one label: its name and the reason',
    (constraint, yTrue, reason) => {
      expect(() => groupThresholds({ ...good, constraint, yTrue })).toThrow(
        expect.objectContaining({
          code: 'GOVERNANCE_THRESHOLDS_UNDEFINED',
          details: { constraint, group: ['m'], reason },
        }),
      );
      const parity = groupThresholds({ ...good, constraint: 'demographic_parity', yTrue });
      expect(parity.thresholds).toHaveLength(2);
    },
  );
});
