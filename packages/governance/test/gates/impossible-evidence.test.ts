import { describe, expect, it } from 'vitest';
import { evaluateGate } from '../../src/index.ts';
import { auc, cell, counts } from '../support.ts';
import { policy, recall, sound } from './given.ts';

describe('evidence that cannot be', () => {
  it.each([
    ['a share above 1', { value: 1.7, lower: 1.6, upper: 1.8 }],
    ['a share below 0', { value: -0.1, lower: -0.2, upper: 0 }],
  ])('takes no value that the metric cannot have: %s', (_, { value, lower, upper }) => {
    const interval = { lower, upper, level: 0.95, method: 'delong' };
    const odd = auc('procedure', { value: { defined: true, value }, interval });
    const [row] = evaluateGate({ ...sound, measurements: [odd, recall] }, policy).checks;
    expect(row).toMatchObject({ outcome: 'not_measured', reason: 'not_in_range' });
  });

  it('takes no largest difference below 0', () => {
    const parity = { ...sound.parity!, maximumDifference: { defined: true, value: -1 } as const };
    const row = evaluateGate({ ...sound, parity }, policy).checks.find(
      ({ requirement }) => requirement.metric === 'maximum_difference',
    );
    expect(row).toMatchObject({ outcome: 'not_measured', reason: 'not_in_range' });
  });

  it.each(['model', 'procedure'] as const)(
    'concludes nothing from fewer rows than there are: %s',
    (estimand) => {
      const fair = [cell('f', [450, 500], [100, 500]), cell('m', [450, 500], [100, 499])];
      // Dropped from each repeat alike, so that the counts agree with one another.
      const groups = sound.groups.map((one) =>
        one.estimand === estimand ? counts(fair, one) : one,
      );
      const rows = { ...sound.rows, total: 2000, test: 2000 };
      const [checked] = evaluateGate({ ...sound, groups, rows }, policy).checks.filter(
        ({ requirement }) => requirement.kind === 'fairness',
      );
      expect(checked).toMatchObject({ outcome: 'not_measured', reason: 'rows_missing' });
      const fewer = { ...rows, total: 1999, test: 1999 };
      const outcome = evaluateGate({ ...sound, groups, rows: fewer }, policy);
      expect(outcome.checks.map((row) => row.outcome)).not.toContain('not_measured');
    },
  );

  it('asks again where the served model was measured twice beside the procedure', () => {
    const measurements = [auc('procedure'), auc('model'), auc('model'), recall];
    const [row] = evaluateGate({ ...sound, measurements }, policy).checks;
    expect(row).toMatchObject({ outcome: 'not_measured', reason: 'measured_twice' });
  });

  it('is closed by one row of unknown group, where the policy blocks it', () => {
    const known = [cell('f', [450, 500], [100, 500]), cell('m', [450, 500], [100, 500])];
    const groups = [counts(known, { estimand: 'procedure', unknown: 1 })];
    const [row] = evaluateGate({ ...sound, groups }, policy).checks.filter(
      ({ requirement }) => requirement.kind === 'fairness',
    );
    expect(row).toMatchObject({ outcome: 'insufficient_data', reason: 'unknown_group' });
  });
});
