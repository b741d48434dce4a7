import { isOpen } from '@codexhub/common-config/records';
import { evaluateGate } from '@codexhub/governance';
import { gateMatchers } from '@codexhub/governance/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { approvedByAll, decision, NOW, probeEvidence, probePolicy } from './support.ts';

beforeAll(() => expect.extend(gateMatchers));

// A gate that never opens would answer every probe rightly.
describe('the control: a sound and fair model', () => {
  it('opens with two approvals, and not with one', () => {
    const policy = probePolicy({ minimumGroupSize: 10 });
    const evidence = probeEvidence([
      { group: 'A', count: 900, actual: 1, decided: 1 },
      { group: 'A', count: 100, actual: 0, decided: 0 },
      { group: 'B', count: 890, actual: 1, decided: 1 },
      { group: 'B', count: 110, actual: 0, decided: 0 },
    ]);
    const report = evaluateGate(evidence, policy);
    expect(evidence.groups).toBeFairFor('group', policy);
    expect(report).toPassGate(policy);
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(Array(8).fill('pass'));
    expect(decision(report, policy)).toEqual({
      open: true,
      because: [],
      approvedBy: ['ada', 'grace'],
    });
    const one = isOpen({
      report,
      alias: 'champion',
      approvals: approvedByAll(report).slice(0, 1),
      policy,
      now: NOW,
    });
    expect(one.because.map(({ code }) => code)).toEqual(['approvals_missing']);
  });
});
