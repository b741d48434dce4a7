import { digest } from '@codexhub/common-config/kernel';
import type { GateReport } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { evaluateGate, reverify } from '../../src/index.ts';
import { decided, policy, sound } from './given.ts';

describe('a forged report', () => {
  const bad = { ...sound, contractViolations: 4, privacy: undefined };
  const honest = evaluateGate(bad, policy);

  it('with every outcome set to pass stays closed, and reverify finds it', () => {
    const forged = {
      ...honest,
      checks: honest.checks.map((row) => ({ ...row, outcome: 'pass' as const })),
    };
    const { open, because } = decided(forged);
    expect(open).toBe(false);
    expect(because.map(({ code }) => code)).toContain('report_inconsistent');
    expect(reverify(forged, bad, policy)).toHaveLength(2);
  });

  it('with numbers to match is signed in vain: only the evidence shows it, and reverify asks it', () => {
    const good = evaluateGate(sound, policy);
    const forged = { ...good, evidence: honest.evidence };
    expect(decided(forged).open).toBe(true);
    expect(reverify(forged, bad, policy)).toEqual([
      'privacy.findings: the report says "pass", the evidence "not_measured"',
      'data_contract.violations: the report says "pass", the evidence "fail"',
    ]);
  });

  it.each<[string, (report: GateReport) => unknown, string]>([
    [
      'the subject',
      (one) => ({ ...one, subject: { ...one.subject, author: 'nobody' } }),
      'subject: not what the evidence gives',
    ],
    [
      'the candidates',
      (one) => ({ ...one, candidates: 1 }),
      'candidates: not what the evidence gives',
    ],
    [
      'an observation',
      (one) => ({ ...one, observations: one.observations.slice(1) }),
      'observations: not what the evidence gives',
    ],
    [
      'the accounting',
      (one) => ({ ...one, accounting: [] }),
      'accounting: not what the evidence gives',
    ],
    [
      'a check',
      (one) => ({ ...one, checks: one.checks.slice(1) }),
      'metrics.roc_auc: absent from the report',
    ],
    [
      'a number',
      (one) => ({
        ...one,
        checks: one.checks.map((row, index) =>
          index === 0
            ? { ...row, comparisons: row.comparisons.map((c) => ({ ...c, n: 9999 })) }
            : row,
        ),
      }),
      'metrics.roc_auc: the report says "pass", the evidence "pass" with other numbers',
    ],
    [
      'a further row',
      (one) => ({ ...one, checks: [...one.checks, one.checks[0]] }),
      'the report holds something that the evidence does not give',
    ],
    [
      'the policy',
      (one) => ({ ...one, policy: digest('another') }),
      'the report was made under another policy',
    ],
    [
      'the evidence',
      (one) => ({ ...one, evidence: digest('other') }),
      'the report was made of other evidence',
    ],
    [
      'something more',
      (one) => ({ ...one, blessed: true }),
      'the report holds something that the evidence does not give',
    ],
  ])('is found out where %s was changed', (_, change, problem) => {
    const good = evaluateGate(sound, policy);
    expect(reverify(change(good) as GateReport, sound, policy)).toEqual([problem]);
  });
});
