import type { AttributePolicy, Requirement } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { fairnessMetrics } from '../../../src/gates/judging/group-metric.ts';
import { metricCatalogue } from '../../../src/gates/policy/metric-catalogue.ts';
import { compilePolicy, selfTestGate } from '../../../src/index.ts';
import { metricCheck, sections } from '../../support.ts';
import { againstHighest, controlsOf, deaths, policyFor, tested } from './given.ts';

const alive: readonly string[] = [];

describe('the controls', () => {
  it('are answered by the gate, check by check', () => {
    const { policy } = compilePolicy(sections());
    const report = selfTestGate(policy);
    expect(deaths(report)).toEqual(alive);
    expect(report.ok).toBe(true);
    expect(report.candidates).toEqual([]);
    expect(report.checks.map(({ check }) => check)).toEqual(policy.checks.map(({ id }) => id));
    const of = (id: string) => report.checks.find(({ check }) => check === id)!;
    expect(controlsOf(of('fairness.disparate_impact_ratio.sex'))).toEqual({
      good: 'pass',
      bad: 'fail',
      undecided: 'insufficient_data',
      disagreeing: 'fail',
      absent: 'not_measured',
      not_a_number: 'refused',
      too_few: 'insufficient_data',
      unknown_group: 'insufficient_data',
    });
    expect(controlsOf(of('parity.decision_flips'))).toEqual({
      good: 'pass',
      bad: 'fail',
      absent: 'not_measured',
      not_a_number: 'refused',
    });
    expect(of('metrics.roc_auc').n).toBe(of('fairness.disparate_impact_ratio.sex').n);
    expect(report.checks.flatMap(({ entails }) => entails)).toEqual([]);
  });

  it('are the same for the same policy, and frozen', () => {
    const { policy } = compilePolicy(sections());
    const report = selfTestGate(policy);
    expect(selfTestGate(policy)).toEqual(report);
    expect(Object.isFrozen(report.checks[0]?.controls[0])).toBe(true);
  });

  const directionsOf = (metric: string): readonly Partial<Requirement>[] => {
    if (metric === 'equalized_odds_difference') return [{ direction: 'at_most', limit: 0.1 }];
    return metric.endsWith('ratio')
      ? [
          { direction: 'at_least', limit: 0.8 },
          { direction: 'at_most', limit: 1.25 },
        ]
      : [
          { direction: 'within', limit: 0.1 },
          { direction: 'at_least', limit: -0.05 },
          { direction: 'at_most', limit: 0.05 },
        ];
  };

  describe.each(['model', 'procedure'] as const)('of the %s', (estimand) => {
    // What the estimand changes does not depend on the metric: three of them are enough for one.
    const metrics = fairnessMetrics.filter((_, at) => estimand === 'procedure' || at < 3);
    it.each(metrics.map(({ metric, definition }) => [metric, definition]))(
      'reach %s in every direction, against a named group and the highest',
      (metric, definition) => {
        for (const direction of directionsOf(metric)) {
          const check = { metric, definition, estimand, ...direction };
          expect(tested(policyFor([check]))).toEqual(alive);
          // No group is ahead of the highest: there "at most" could not fail for the selection itself.
          const isSelection = /statistical_parity|disparate_impact/.test(metric);
          if (isSelection && direction.direction === 'at_most') continue;
          expect(tested(policyFor([check], { reference: undefined }))).toEqual(alive);
        }
      },
    );
  });

  it('reach every metric of the whole, and the slices', () => {
    const checks = metricCatalogue.map(({ metric, definition, better, maximum }) => ({
      kind: 'metric' as const,
      metric,
      definition,
      attribute: undefined,
      direction: better === 'higher' ? ('at_least' as const) : ('at_most' as const),
      limit: Math.min(maximum, 1) * 0.6,
      minimumN: 200,
    }));
    const slices = ['accuracy', 'precision', 'recall'].map((metric) => ({
      kind: 'metric' as const,
      metric,
      definition: `sklearn.metrics.${metric}_score[positive=unfavourable]`,
      limit: 0.7,
    }));
    expect(tested(policyFor([...checks, ...slices]))).toEqual(alive);
  });

  it('reach checks of model and procedure side by side, and a limit far out', () => {
    const both = (['model', 'procedure'] as const).flatMap((estimand) => [
      { estimand, id: `di ${estimand}` },
      {
        estimand,
        id: `auc ${estimand}`,
        kind: 'metric' as const,
        metric: 'roc_auc',
        definition: 'sklearn.metrics.roc_auc_score',
        attribute: undefined,
        limit: 0.99,
      },
    ]);
    const report = selfTestGate(policyFor(both));
    expect(deaths(report)).toEqual(alive);
    // A served model that is bad cannot stand beside a good procedure without the two disagreeing.
    expect(report.checks.map(({ check, entails }) => [check, entails])).toEqual([
      ['di model', ['di procedure']],
      ['auc model', ['auc procedure']],
      ['di procedure', []],
      ['auc procedure', []],
    ]);
  });

  it('name the checks that nothing can break a check without', () => {
    const odds = {
      direction: 'at_most' as const,
      metric: 'equalized_odds_difference',
      definition: 'worst_of_group_minus_reference',
      limit: 0.1,
    };
    const part = { direction: 'within' as const, definition: 'group_minus_reference', limit: 0.1 };
    const report = selfTestGate(
      policyFor([
        odds,
        { ...part, metric: 'equal_opportunity_difference' },
        { ...part, metric: 'predictive_equality_difference' },
      ]),
    );
    expect(deaths(report)).toEqual(alive);
    expect(report.checks.map(({ entails }) => entails)).toEqual([
      [expect.stringMatching(/equal_opportunity|predictive_equality/)],
      ['0 equalized_odds_difference'],
      ['0 equalized_odds_difference'],
    ]);
  });

  it('keep to the treatment of groups: merged, excluded, in bands, large', () => {
    const treated: Partial<AttributePolicy> = {
      mergeInto: { x: 'f', 'n/a': 'f' },
      exclude: [{ group: 'few', justification: 'too few to conclude' }],
      minimumGroupSize: 5000,
      unknown: 'report',
    };
    expect(tested(policyFor([{ minimumN: 3000 }], treated))).toEqual(alive);
    const { reference: _, ...banded } = { ...treated, mergeInto: {}, exclude: [], bands: [30, 45] };
    expect(tested(policyFor([{}], { ...banded, reference: '≥45' }))).toEqual(alive);
    expect(tested(policyFor([{}], { bands: [30], reference: '<30', minimumGroupSize: 1 }))).toEqual(
      alive,
    );
  });

  it('reach attributes that cross others, beside what they cross', () => {
    const race = againstHighest({ name: 'race' });
    const crossed = againstHighest({
      name: 'sex and race',
      of: ['sex', 'race'],
      reference: 'm × w',
      mergeInto: { 'f × o': 'f × b' },
    });
    const checks = [{}, { attribute: 'race' }, { attribute: 'sex and race' }];
    const report = selfTestGate(policyFor(checks, {}, [race, crossed]));
    expect(deaths(report)).toEqual(alive);
    // One crossed group alone can be broken; a whole sex cannot, without its crossed groups.
    expect(report.checks[2]?.entails).toEqual([]);
    expect(report.checks[0]?.entails).toEqual([report.checks[2]?.check]);
  });

  it('reach the change against a champion', () => {
    const change = (kind: 'absolute' | 'relative', limit: number): Partial<Requirement> => ({
      id: kind,
      kind: 'metric',
      metric: 'roc_auc',
      definition: `sklearn.metrics.roc_auc_score[${kind === 'absolute' ? 'candidate − champion' : '(candidate − champion) / |champion|'}]`,
      change: kind,
      attribute: undefined,
      limit,
    });
    const report = selfTestGate(policyFor([change('absolute', -0.02), change('relative', -0.03)]));
    expect(deaths(report)).toEqual(alive);
    expect(controlsOf(report.checks[0]!)).toMatchObject({
      good: 'pass',
      bad: 'fail',
      undecided: 'insufficient_data',
      absent: 'not_measured',
      not_a_number: 'not_measured',
    });
  });

  it('reach the three metrics and slices of a compiled policy', () => {
    const recall = { ...metricCheck, metric: 'recall', limit: 0.3, slices: ['sex', 'age'] };
    const { policy, issues } = compilePolicy(sections({ metrics: [metricCheck, recall] }));
    expect(issues).toEqual([]);
    expect(tested(policy)).toEqual(alive);
  });
});

describe('a policy that cannot be relied on', () => {
  it('has limits that nothing meets, or that everything meets', () => {
    const auc = {
      kind: 'metric' as const,
      metric: 'roc_auc',
      definition: 'sklearn.metrics.roc_auc_score',
      attribute: undefined,
    };
    expect(
      tested(
        policyFor([
          { ...auc, limit: 1, id: 'auc' },
          { limit: 0, id: 'ratio of 0' },
          {
            metric: 'statistical_parity_difference',
            definition: 'group_minus_reference',
            direction: 'within',
            limit: 1,
            id: 'within 1',
          },
        ]),
      ),
    ).toEqual([
      'auc: nothing can meet it: roc_auc lies in [0, 1]',
      'ratio of 0: nothing can break it: every value is on the good side of its limit',
      'within 1: nothing can break it: every value is on the good side of its limit',
    ]);
    expect(
      tested(policyFor([{ limit: 1, id: 'as the highest' }], { reference: undefined })),
    ).toEqual([
      'as the highest: nothing can meet it: no counts have a value clearly on the good side of its limit',
    ]);
  });

  it('has limits that contradict each other', () => {
    const dead = tested(
      policyFor([
        { limit: 0.9, id: 'high' },
        { direction: 'at_most', limit: 0.8, id: 'low' },
      ]),
    );
    expect(dead).toEqual(['low: its limit contradicts that of high: no counts meet both']);
    const auc = {
      kind: 'metric' as const,
      metric: 'roc_auc',
      definition: 'sklearn.metrics.roc_auc_score',
      attribute: undefined,
    };
    expect(
      tested(
        policyFor([
          { ...auc, id: 'high' },
          { ...auc, direction: 'at_most', limit: 0.7, id: 'low' },
        ]),
      ),
    ).toEqual(['low: its limit contradicts that of high: no value meets both']);
  });

  it('asks for what no evidence has: a metric, a definition, an attribute', () => {
    const dead = tested(
      policyFor([
        { metric: 'demographic_parity', id: 'unknown metric' },
        { definition: 'max_minus_min', id: 'unknown definition' },
        { attribute: 'race', id: 'untreated attribute' },
        { kind: 'privacy', metric: 'findigns', attribute: undefined, id: 'unknown standing' },
      ]),
    );
    expect(dead.map((line) => line.split(':')[0])).toEqual([
      'unknown metric',
      'unknown definition',
      'untreated attribute',
      'unknown standing',
    ]);
  });

  it('has no checks', () => {
    expect(selfTestGate(policyFor([]))).toMatchObject({ ok: false, checks: [] });
  });

  it('has one group only, or a reference that is excluded', () => {
    const excluded = { exclude: [{ group: 'm', justification: 'a mistake' }] };
    expect(tested(policyFor([{ id: 'sex' }], excluded))).toHaveLength(1);
    const one = {
      bands: [30],
      reference: '<30',
      exclude: [{ group: '≥30', justification: 'none' }],
    };
    expect(tested(policyFor([{ id: 'sex' }], one))).toHaveLength(1);
  });
});
