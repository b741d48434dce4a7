import { describe, expect, it } from 'vitest';
import {
  demographicParityDifference,
  demographicParityRatio,
  equalizedOddsDifference,
  equalizedOddsRatio,
  metricFrame,
  type PrivilegeOptions,
  privilegeMetrics,
  referenceDisparities,
} from '../../../src/fairness/index.ts';
import {
  GovernanceError,
  type GovernanceErrorCode,
  type GroupTensor,
  groupTensor,
} from '../../../src/index.ts';

/** A tensor of one attribute from counts at 2 × label + decision. */
function tensorOf(
  counts: Readonly<Record<string, readonly [number, number, number, number]>>,
): GroupTensor {
  const rows = Object.entries(counts).flatMap(([group, four]) =>
    four.flatMap((times, at) => Array.from({ length: times }, () => ({ group, at }))),
  );
  return groupTensor({
    yTrue: rows.map(({ at }) => at >> 1),
    yPred: rows.map(({ at }) => at & 1),
    sensitive: { sex: rows.map(({ group }) => group) },
  });
}

const codeOf = (run: () => unknown): GovernanceErrorCode | undefined => {
  try {
    run();
  } catch (error) {
    if (error instanceof GovernanceError) return error.code;
  }
  return undefined;
};

// f: TPR 3/4, FPR 1/5, selection 5/14; m: TPR 8/10, FPR 2/10, selection 10/20.
const tensor = tensorOf({ f: [8, 2, 1, 3], m: [8, 2, 2, 8] });

describe('metricFrame', () => {
  it('tells false positives from false negatives', () => {
    const [level] = metricFrame(tensor).levels;
    const [f] = level!.byGroup;
    expect(f?.metrics.false_positive_rate.value).toEqual({ defined: true, value: 0.2 });
    expect(f?.metrics.false_negative_rate.value).toEqual({ defined: true, value: 0.25 });
    expect(f?.metrics.precision.value).toEqual({ defined: true, value: 0.6 });
    expect(f?.metrics.base_rate.value).toEqual({ defined: true, value: 4 / 14 });
    expect(level?.overall.count.value).toEqual({ defined: true, value: 34 });
  });

  it('names every definition', () => {
    const [level] = metricFrame(tensor, { metrics: ['precision'] }).levels;
    expect(level?.byGroup[0]?.metrics.precision.definition).toBe('sklearn.metrics.precision_score');
    expect(level?.groupMin.precision.definition).toBe(
      'fairlearn.metrics.MetricFrame.group_min(precision)',
    );
    expect(level?.ratio.to_overall.precision.definition).toBe(
      'fairlearn.metrics.MetricFrame.ratio(precision, to_overall)',
    );
    expect(demographicParityRatio(tensor, { method: 'to_overall' }).definition).toBe(
      'fairlearn.metrics.demographic_parity_ratio(to_overall)',
    );
    expect(equalizedOddsRatio(tensor, { agg: 'mean' }).definition).toBe(
      'fairlearn.metrics.equalized_odds_ratio(mean)',
    );
  });

  it('keeps the level of an unknown control, and counts unknown groups in the overall', () => {
    const { levels } = metricFrame(
      groupTensor({
        yTrue: [1, 1, 1],
        yPred: [1, 0, 0],
        sensitive: { sex: ['f', 'f', null] },
        control: { region: [null, 'n', 'n'] },
      }),
    );
    expect(levels.map(({ control }) => control)).toEqual([['n'], [null]]);
    expect(levels[0]?.rows).toEqual({ total: 2, groups: 1, weightless: 0, unknown: 1 });
    expect(levels[0]?.overall.count.value).toEqual({ defined: true, value: 2 });
  });

  it('has no groups where all are unknown', () => {
    const none = groupTensor({ yTrue: [1], yPred: [1], sensitive: { sex: [null] } });
    const [level] = metricFrame(none).levels;
    expect(level?.byGroup).toEqual([]);
    expect(level?.difference.between_groups.accuracy.value).toEqual({
      defined: false,
      reason: 'no_groups',
    });
    expect(referenceDisparities(none).groups).toEqual([]);
    expect(referenceDisparities(none).parities['Equalized Odds'].fair.defined).toBe(false);
    const { privileged, classification } = privilegeMetrics(none, { privileged: [{ sex: 'm' }] });
    expect(privileged.n).toBe(0);
    expect(Object.values(classification).some(({ value }) => value.defined)).toBe(false);
  });

  it('a group without positives raises no alarm, and a group without weight does not vanish', () => {
    const alarm = equalizedOddsDifference(tensorOf({ f: [9, 1, 0, 0], m: [9, 1, 0, 9] }));
    expect(alarm.value).toEqual({ defined: false, reason: 'no_positives' });
    expect(alarm.compat).toBe(1);
    const weightless = groupTensor({
      yTrue: [0, 0, 0, 0],
      yPred: [1, 0, 1, 0],
      weights: [1, 1, 0, 0],
      sensitive: { sex: ['f', 'f', 'm', 'm'] },
    });
    const parity = demographicParityDifference(weightless);
    expect(parity.value).toEqual({ defined: false, reason: 'no_weight' });
    expect(parity.compat).toBe(0);
  });
});

describe('privilegeMetrics', () => {
  const ask = (options: Partial<PrivilegeOptions> = {}, of = tensor) =>
    privilegeMetrics(of, { privileged: [{ sex: 'm' }], ...options });

  it('signs differences, and divides by the privileged', () => {
    const { classification, dataset } = ask();
    expect(classification.statistical_parity_difference.value).toEqual({
      defined: true,
      value: 5 / 14 - 1 / 2,
    });
    expect(dataset.disparate_impact.value).toEqual({ defined: true, value: 4 / 14 / 0.5 });
    expect(classification.false_negative_rate_ratio.value).toEqual({ defined: true, value: 1.25 });
  });

  it('α = 0 is the docstring; AIF360 divides by the mean benefit once more', () => {
    const some = tensorOf({ f: [2, 2, 0, 0], m: [4, 0, 0, 0] });
    const { value, compat } = ask({ alpha: 0 }, some).classification.generalized_entropy_index;
    // Benefits: 1 six times, 2 twice; their mean is 1.25.
    const index = Math.log(1.25) - Math.log(2) / 4;
    expect(value.defined && Math.abs(value.value - index)).toBeLessThan(1e-15);
    expect(Math.abs((compat as number) - index / 1.25)).toBeLessThan(1e-15);
    const refused = tensorOf({ f: [2, 2, 1, 0], m: [4, 0, 0, 0] });
    expect(ask({ alpha: 0 }, refused).classification.generalized_entropy_index).toEqual({
      definition: 'aif360.ClassificationMetric.generalized_entropy_index(alpha=0)',
      value: { defined: false, reason: 'zero_benefit' },
      compat: 'Infinity',
    });
  });

  it('rows on neither side have no benefit for AIF360, and none at all for us', () => {
    const three = tensorOf({ f: [1, 0, 0, 1], m: [0, 0, 0, 2], x: [0, 0, 0, 4] });
    const { value, compat } = ask({ unprivileged: [{ sex: 'f' }] }, three).classification
      .between_group_generalized_entropy_index;
    expect(value).toEqual({ defined: true, value: 0 });
    // Half of the rows are at 0, half at twice the mean.
    expect(compat).toBe(0.5);
  });

  it('differential fairness is the same in logarithms of rates and of their complements', () => {
    // Labels: (4 + .5) / 15 and (10 + .5) / 21.
    const { value } = ask().dataset.smoothed_empirical_differential_fairness;
    expect(value.defined && Math.abs(value.value - Math.log(10.5 / 21 / (4.5 / 15)))).toBeLessThan(
      1e-15,
    );
  });

  it.each<[string, PrivilegeOptions]>([
    ['no groups', { privileged: [] }],
    ['a group without attributes', { privileged: [{}] }],
    ['another attribute', { privileged: [{ gender: 'm' }] }],
    ['groups on both sides', { privileged: [{ sex: 'm' }], unprivileged: [{ sex: 'm' }] }],
    ['alpha', { privileged: [{ sex: 'm' }], alpha: Number.NaN }],
    ['concentration', { privileged: [{ sex: 'm' }], concentration: -1 }],
  ])('refuses %s', (_, options) => {
    expect(codeOf(() => privilegeMetrics(tensor, options))).toBe('GOVERNANCE_OPTION_INVALID');
  });

  it('takes any text for an attribute and for a group', () => {
    const odd = groupTensor({
      yTrue: [0, 0],
      yPred: [1, 0],
      sensitive: Object.fromEntries([['__proto__', ['__proto__', 'constructor']]]),
    });
    const privileged = [Object.fromEntries([['__proto__', '__proto__']])];
    expect(privilegeMetrics(odd, { privileged }).rows).toEqual({
      total: 2,
      privileged: 1,
      unprivileged: 1,
      others: 0,
      unknown: 0,
    });
  });
});

describe('referenceDisparities', () => {
  it('keeps apart the share of the selected and the share selected', () => {
    const [f] = referenceDisparities(tensor).groups;
    expect(f?.metrics.ppr.value).toEqual({ defined: true, value: 5 / 15 });
    expect(f?.metrics.pprev.value).toEqual({ defined: true, value: 5 / 14 });
    expect(f?.disparities.ppr).toEqual({
      definition: 'aequitas.Bias.ppr_disparity',
      value: { defined: true, value: 0.5 },
      compat: 0.5,
      reference: ['m'],
    });
  });

  it('over zero is undefined, where Aequitas says 10', () => {
    const [f] = referenceDisparities(tensorOf({ f: [1, 1, 0, 1], m: [2, 0, 0, 5] })).groups;
    expect(f?.disparities.fpr.value).toEqual({ defined: false, reason: 'divisor_zero' });
    expect(f?.disparities.fpr.compat).toBe(10);
    expect(f?.parities['FPR Parity']).toEqual({
      definition: 'aequitas.Fairness.FPR Parity',
      fair: { defined: false, reason: 'divisor_zero' },
      compat: false,
    });
  });

  it('a pair is unfair where one is, and unknown where one is', () => {
    // f has no negatives: FPR and FDR of it rest on nothing, or are 0.
    const [f] = referenceDisparities(tensorOf({ f: [0, 0, 1, 4], m: [4, 1, 1, 4] })).groups;
    expect(f?.parities['TPR Parity'].fair).toEqual({ defined: true, value: true });
    expect(f?.parities['Equalized Odds'].fair).toEqual({ defined: false, reason: 'no_negatives' });
    expect(f?.parities['Equalized Odds'].compat).toBe(false);
    expect(f?.parities['TypeI Parity'].fair).toEqual({ defined: true, value: false });
  });

  it('τ and 1 / τ are fair themselves', () => {
    const rates = tensorOf({ f: [6, 4, 0, 0], m: [5, 5, 0, 0] });
    const edge = referenceDisparities(rates, { reference: ['m'] });
    expect(edge.groups[0]?.disparities.pprev.value).toEqual({ defined: true, value: 0.8 });
    expect(edge.groups[0]?.parities['Impact Parity'].compat).toBe(true);
    const strict = referenceDisparities(rates, { reference: ['m'], tau: 0.81 });
    expect(strict.parities['Impact Parity'].fair).toEqual({ defined: true, value: false });
  });

  it.each([
    ['a group that is not there', { reference: ['x'] }],
    ['another word', { reference: 'largest' as 'major' }],
    ['tau of 0', { tau: 0 }],
    ['tau above 1', { tau: 1.25 }],
    ['tau of NaN', { tau: Number.NaN }],
  ])('refuses %s', (_, options) => {
    expect(codeOf(() => referenceDisparities(tensor, options))).toBe('GOVERNANCE_OPTION_INVALID');
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown attribute', () => metricFrame(tensor, { sensitive: ['gender'] })],
    ['an unknown control', () => metricFrame(tensor, { control: ['sex'] })],
    ['no attribute', () => demographicParityDifference(tensor, { sensitive: [] })],
    ['an attribute twice', () => referenceDisparities(tensor, { sensitive: ['sex', 'sex'] })],
  ])('refuses %s', (_, run) => {
    expect(codeOf(run)).toBe('GOVERNANCE_ATTRIBUTE_INVALID');
  });

  it.each([
    ['an unknown metric', () => metricFrame(tensor, { metrics: ['constructor' as 'f1'] })],
    ['a method', () => demographicParityRatio(tensor, { method: 'overall' as 'to_overall' })],
    ['an aggregation', () => equalizedOddsRatio(tensor, { agg: 'worst' as 'mean' })],
  ])('refuses %s', (_, run) => {
    expect(codeOf(run)).toBe('GOVERNANCE_OPTION_INVALID');
  });

  it('takes 10,000 groups in time linear in them', () => {
    const n = 10_000;
    const sex = Array.from({ length: 2 * n }, (_, at) => `g${at % n}`);
    const yPred = new Uint8Array(2 * n).map((_, at) => (at < n ? 1 : at % 3 === 0 ? 1 : 0));
    const many = groupTensor({ yTrue: new Uint8Array(2 * n), yPred, sensitive: { sex } });
    const [level] = metricFrame(many, { metrics: ['selection_rate'] }).levels;
    expect(level?.difference.between_groups.selection_rate.value).toEqual({
      defined: true,
      value: 0.5,
    });
    const privileged = Array.from({ length: n / 2 }, (_, at) => ({ sex: `g${at}` }));
    const { rows, dataset } = privilegeMetrics(many, { privileged });
    expect([rows.privileged, rows.unprivileged]).toEqual([n, n]);
    expect(dataset.smoothed_empirical_differential_fairness.value).toEqual({
      defined: true,
      value: 0,
    });
  });
});
