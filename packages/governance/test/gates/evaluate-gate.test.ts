import { canonicalJson, digest } from '@codexhub/common-config/kernel';
import { type Evidence, type GateReport, gateReportSchema } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import {
  assertOpen,
  evaluateGate,
  explainGate,
  GovernanceError,
  reverify,
} from '../../src/index.ts';
import { auc, cell, counts } from '../support.ts';
import { decided, policy, recall, sound } from './given.ts';

const outcomes = (report: GateReport) =>
  Object.fromEntries(report.checks.map(({ requirement, outcome }) => [requirement.id, outcome]));

describe('evaluateGate', () => {
  const report = evaluateGate(sound, policy);

  it('passes sound evidence, in a record that its schema knows', () => {
    expect(new Set(Object.values(outcomes(report)))).toEqual(new Set(['pass']));
    expect(gateReportSchema.safeParse(report).error).toBeUndefined();
    expect(decided(report)).toEqual({ open: true, because: [], approvedBy: ['ada'] });
    expect(explainGate(report)).toEqual([]);
    expect(() => assertOpen(decided(report))).not.toThrow();
    expect(reverify(report, sound, policy)).toEqual([]);
  });

  it('is pure: the same evidence, also from its JSON, gives the same bytes, and nothing is changed', () => {
    const before = canonicalJson(sound);
    const again = evaluateGate(JSON.parse(JSON.stringify(sound)), structuredClone(policy));
    expect(canonicalJson(again)).toBe(canonicalJson(report));
    expect(canonicalJson(sound)).toBe(before);
    expect(Object.isFrozen(sound.measurements[0])).toBe(false);
    expect(report.evidence).toBe(digest(sound));
  });

  it('shows the model beside the procedure, and what no requirement asks for', () => {
    const [row] = report.checks;
    expect(row!.comparisons[0]!.beside).toMatchObject({ value: { defined: true, value: 0.82 } });
    expect(report.observations.map(({ metric, estimand }) => `${metric} ${estimand}`)).toEqual([
      'statistical_parity_difference model',
      'statistical_parity_difference procedure',
    ]);
  });

  it('shows the interval that allows for all candidates as it was measured, and decides by the other', () => {
    const adjusted = { lower: 0.1, upper: 0.9, level: 1 - 0.05 / 3, method: 'delong+logit' };
    const measurements = sound.measurements.map((one) => ({ ...one, adjusted }));
    const [row] = evaluateGate({ ...sound, measurements }, policy).checks;
    expect(row).toMatchObject({ outcome: 'pass', comparisons: [{ adjusted }] });
    const broken = measurements.map((one) => ({
      ...one,
      adjusted: { ...adjusted, upper: Number.NaN },
    }));
    expect(evaluateGate({ ...sound, measurements: broken }, policy).checks[0]!.outcome).toBe(
      'not_measured',
    );
  });

  it('recalls within each group are those of the unfavourable label', () => {
    const row = report.checks.find(({ requirement }) => requirement.id === 'metrics.recall.sex')!;
    // Of 500 actually unfavourable 400 were decided so.
    expect(row.comparisons).toMatchObject([
      { group: 'f', reference: null, value: { defined: true, value: 0.8 }, n: 500 },
      { group: 'm', reference: null, value: { defined: true, value: 0.8 }, n: 500 },
    ]);
  });

  const unfair = [cell('f', [350, 500], [50, 500]), cell('m', [450, 500], [100, 500])];
  const both = (cells: typeof unfair, model = cells, unknown = 0): Evidence['groups'] => [
    counts(cells, { estimand: 'procedure', unknown }),
    counts(cells, { estimand: 'procedure', repeat: 1, unknown }),
    counts(model, { unknown }),
  ];
  const fairCells = [cell('f', [450, 500], [100, 500]), cell('m', [450, 500], [100, 500])];
  const planted: readonly (readonly [string, Partial<Evidence>, Record<string, string>])[] = [
    [
      'a poor AUC',
      {
        measurements: [
          auc('procedure', {
            value: { defined: true, value: 0.6 },
            interval: { lower: 0.5, upper: 0.7, level: 0.95, method: 'x' },
          }),
          recall,
        ],
      },
      { 'metrics.roc_auc': 'fail' },
    ],
    [
      'an AUC that straddles',
      {
        measurements: [
          auc('procedure', {
            value: { defined: true, value: 0.77 },
            interval: { lower: 0.74, upper: 0.8, level: 0.95, method: 'x' },
          }),
          recall,
        ],
      },
      { 'metrics.roc_auc': 'insufficient_data' },
    ],
    ['an absent AUC', { measurements: [recall] }, { 'metrics.roc_auc': 'not_measured' }],
    [
      'an AUC of the model only',
      { measurements: [auc('model'), recall] },
      { 'metrics.roc_auc': 'not_measured' },
    ],
    [
      'an AUC measured twice',
      { measurements: [auc('procedure'), auc('procedure'), recall] },
      { 'metrics.roc_auc': 'not_measured' },
    ],
    [
      'an AUC of another definition',
      { measurements: [auc('procedure', { definition: 'somebody.auc' }), recall] },
      { 'metrics.roc_auc': 'not_measured' },
    ],
    [
      'an AUC with an interval at a lower level',
      {
        measurements: [
          auc('procedure', { interval: { lower: 0.8, upper: 0.83, level: 0.5, method: 'x' } }),
          recall,
        ],
      },
      { 'metrics.roc_auc': 'not_measured' },
    ],
    [
      'an AUC without an interval',
      { measurements: [auc('procedure', { interval: undefined }), recall] },
      { 'metrics.roc_auc': 'insufficient_data' },
    ],
    [
      'an AUC whose interval is no number',
      {
        measurements: [
          auc('procedure', { interval: { lower: Number.NaN, upper: 1, level: 0.95, method: 'x' } }),
          recall,
        ],
      },
      { 'metrics.roc_auc': 'not_measured' },
    ],
    [
      'a model far from its procedure',
      {
        measurements: [
          auc('procedure'),
          auc('model', {
            value: { defined: true, value: 0.6 },
            interval: { lower: 0.5, upper: 0.7, level: 0.95, method: 'x' },
          }),
          recall,
        ],
      },
      { 'metrics.roc_auc': 'fail' },
    ],
    [
      'unfair decisions',
      { groups: both(unfair) },
      {
        'fairness.disparate_impact_ratio.sex': 'fail',
        'fairness.equal_opportunity_difference.sex': 'fail',
      },
    ],
    [
      'a fair procedure and an unfair model',
      { groups: both(fairCells, unfair) },
      {
        'fairness.disparate_impact_ratio.sex': 'fail',
        'fairness.equal_opportunity_difference.sex': 'fail',
        // The model's recall in group f lies apart from the procedure's: .9 against .8.
        'metrics.recall.sex': 'fail',
      },
    ],
    [
      'groups never counted',
      { groups: [] },
      {
        'metrics.recall.sex': 'not_measured',
        'fairness.disparate_impact_ratio.sex': 'not_measured',
        'fairness.equal_opportunity_difference.sex': 'not_measured',
      },
    ],
    [
      'rows of unknown group',
      { groups: both(fairCells, fairCells, 3) },
      {
        'metrics.recall.sex': 'insufficient_data',
        'fairness.disparate_impact_ratio.sex': 'insufficient_data',
        'fairness.equal_opportunity_difference.sex': 'insufficient_data',
      },
    ],
    ['privacy never searched', { privacy: undefined }, { 'privacy.findings': 'not_measured' }],
    [
      'privacy searched in nothing',
      { privacy: { documents: 0, lookedFor: ['email', 'phone'], findings: [] } },
      { 'privacy.findings': 'not_measured' },
    ],
    [
      'a kind that was not looked for',
      { privacy: { documents: 1, lookedFor: ['email'], findings: [] } },
      { 'privacy.findings': 'not_measured' },
    ],
    [
      'a finding',
      {
        privacy: {
          documents: 1,
          lookedFor: ['email', 'phone'],
          findings: [{ document: 'a', entity: 'email', count: 1 }],
        },
      },
      { 'privacy.findings': 'fail' },
    ],
    [
      'parity never measured',
      { parity: undefined },
      { 'parity.maximum_difference': 'not_measured', 'parity.decision_flips': 'not_measured' },
    ],
    [
      'parity on no rows',
      { parity: { rows: 0, maximumDifference: { defined: true, value: 0 }, decisionFlips: 0 } },
      {
        'parity.maximum_difference': 'insufficient_data',
        'parity.decision_flips': 'insufficient_data',
      },
    ],
    [
      'a graph that says otherwise',
      {
        parity: { rows: 300, maximumDifference: { defined: true, value: 1e-9 }, decisionFlips: 0 },
      },
      { 'parity.maximum_difference': 'fail' },
    ],
    [
      'a graph with another threshold',
      { parity: { rows: 300, maximumDifference: { defined: true, value: 0 }, decisionFlips: 1 } },
      { 'parity.decision_flips': 'fail' },
    ],
    [
      'a parity that is no number',
      {
        parity: {
          rows: 300,
          maximumDifference: { defined: true, value: Number.NaN },
          decisionFlips: 0,
        },
      },
      { 'parity.maximum_difference': 'not_measured' },
    ],
    ['a broken contract', { contractViolations: 1 }, { 'data_contract.violations': 'fail' }],
    [
      'a contract never checked',
      { contractViolations: undefined },
      { 'data_contract.violations': 'not_measured' },
    ],
  ];

  it.each(planted)('turns red on %s, and on nothing else', (_, said, red) => {
    const bad = evaluateGate({ ...sound, ...said }, policy);
    expect(outcomes(bad)).toEqual({ ...outcomes(report), ...red });
    const decision = decided(bad);
    expect(decision.because.map(({ check }) => check).sort()).toEqual(Object.keys(red).sort());
    expect(explainGate(bad)).toHaveLength(Object.keys(red).length);
    expect(() => assertOpen(decision)).toThrow(GovernanceError);
  });

  it.each([
    ['no object', null],
    ['no measurements', { ...sound, measurements: undefined }],
    ['a negative count', { ...sound, contractViolations: -1 }],
    ['a stranger', { ...sound, verdict: 'pass' }],
  ])('refuses what is no evidence: %s', (_, bad) => {
    expect(() => evaluateGate(bad as never, policy)).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_EVIDENCE_INVALID' }),
    );
    expect(reverify(report, bad as never, policy)).toHaveLength(1);
  });
});
