import type { Requirement } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { divergences } from '../../../src/drift/divergence.ts';
import { selfTestGate } from '../../../src/index.ts';
import { evidence } from '../../support.ts';
import { controlsOf, deaths, policyFor } from './given.ts';

const [psi, js, hellinger] = divergences.map(
  ({ metric, definition }): Partial<Requirement> => ({
    id: metric,
    kind: 'drift',
    metric,
    definition,
    attribute: undefined,
    direction: 'at_most',
    limit: 0.2,
    columns: ['age', 'debt'],
  }),
);

describe('the controls of drift', () => {
  it.each([psi, js, hellinger])('reach $metric, near and far', (check) => {
    for (const limit of [0.05, 0.2, 0.6]) {
      const report = selfTestGate(policyFor([{ ...check, limit, minimumN: 200 }]));
      expect(deaths(report)).toEqual([]);
      expect(controlsOf(report.checks[0]!)).toMatchObject({
        good: 'pass',
        bad: 'fail',
        undecided: 'insufficient_data',
        absent: 'not_measured',
        not_a_number: 'refused',
      });
    }
  });

  it('break one check of a column, and another only where they must', () => {
    const narrow = { ...psi, id: 'narrow', limit: 0.1 };
    const other = { ...js, id: 'other column', columns: ['income'], limit: 0.1 };
    const report = selfTestGate(policyFor([{ ...psi, limit: 0.25 }, narrow, other]));
    expect(deaths(report)).toEqual([]);
    expect(report.checks.map(({ entails }) => entails)).toEqual([['narrow'], [], []]);
  });

  it('find limits that nothing breaks, or meets', () => {
    expect(deaths(selfTestGate(policyFor([{ ...js, limit: 1 }])))).toEqual([
      'js_distance: nothing can break it: no distance is so great',
    ]);
    expect(deaths(selfTestGate(policyFor([{ ...psi, limit: 0 }])))).toEqual([
      'psi: nothing can meet it: no distance is below 0',
    ]);
  });

  it('say nothing of a power that no truth is assumed for', () => {
    const [candidate] = selfTestGate(policyFor([psi!]), { evidence: evidence() }).candidates;
    expect(candidate?.checks[0]).toMatchObject({
      power: null,
      why: 'no truth is assumed of drift',
    });
  });
});
