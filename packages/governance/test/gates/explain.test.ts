import type { CheckRow } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { compilePolicy, evaluateGate, explainCheck, explainGate } from '../../src/index.ts';
import { cell, counts, evidence, sections } from '../support.ts';
import { policy, sound } from './given.ts';

describe('explainCheck', () => {
  it('says in one line what was compared, how sure, and what would conclude', () => {
    const cells = [cell('f', [420, 500], [50, 500]), cell('m', [460, 500], [100, 500])];
    const report = evaluateGate(
      { ...sound, groups: [counts(cells, { estimand: 'procedure' })] },
      policy,
    );
    const row = report.checks.find(
      ({ requirement }) => requirement.id === 'fairness.disparate_impact_ratio.sex',
    ) as CheckRow;
    expect(explainCheck(row)).toBe(
      'fairness.disparate_impact_ratio.sex: insufficient_data: sex=f vs m .839 [.770, .914], required ≥ .80, n 1,000; the interval straddles the limit; about 6,500 rows would conclude',
    );
  });

  it('says that a check was not measured, or is not enforced', () => {
    const loose = compilePolicy(sections({ fairness: { enforce: false } })).policy;
    const report = evaluateGate(evidence({ groups: [], measurements: [] }), loose);
    expect(explainGate(report).slice(0, 2)).toEqual([
      'metrics.roc_auc: not_measured: required ≥ .75; it was not measured',
      'fairness.disparate_impact_ratio.sex: not_measured (not enforced): required ≥ .80; it was not measured',
    ]);
  });
});
