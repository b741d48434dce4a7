import type { CheckRow } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { compilePolicy, evaluateGate, explainCheck, explainGate } from '../../../src/index.ts';
import { cell, counts, evidence, impactCheck, sections } from '../../support.ts';
import { policy, sound } from '../given.ts';

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
      'fairness.disparate_impact_ratio.sex: insufficient_data: sex=f vs m .839 [.770, .914], required ≥ .80, n 1,000, p .137 (adjusted .274); the interval straddles the limit; about 6,500 rows would conclude',
    );
  });

  it('says the interval for all groups at once, who answers for the check and what asks for it', () => {
    const impact = { ...impactCheck, owner: 'risk', tags: ['29 CFR 1607.4(D)', 'LL144'] };
    const { policy: against } = compilePolicy(sections({ fairness: { checks: [impact] } }));
    // Against the highest rate, which the data chose, the interval for all groups is wider.
    const attributes = against.attributes.map(({ reference: _, ...rest }) => rest);
    const owned = { ...against, attributes };
    const cells = [
      cell('f', [300, 500], [50, 500]),
      cell('m', [460, 500], [100, 500]),
      cell('x', [460, 500], [100, 500]),
    ];
    const groups = [counts(cells, { estimand: 'procedure' })];
    const [line] = explainGate(evaluateGate({ ...sound, groups }, owned));
    expect(line).toMatch(
      /fail: sex=f vs m \.625 \[\.\d+, \.\d+\] \(all groups at once \[\.\d+, \.\d+\]\), required ≥ \.80, n 1,000, p [^ ]+ \(adjusted [^ ]+\); .*; owner risk; asked for by 29 CFR 1607\.4\(D\), LL144$/,
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
