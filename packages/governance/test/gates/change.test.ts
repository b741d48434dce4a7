import { digest } from '@codexhub/common-config/kernel';
import type { Evidence, MetricChange, Requirement } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { compilePolicy, evaluateGate, explainCheck, reverify } from '../../src/index.ts';
import { evidence, type MetricCheck, metricCheck, sections } from '../support.ts';

const { limit: _, ...withoutLimit } = metricCheck;
const change = (said: Partial<MetricCheck>): MetricCheck => ({ ...withoutLimit, ...said });
const compiled = (...metrics: MetricCheck[]) => compilePolicy(sections({ metrics }));
const issues = (check: MetricCheck) => compiled(check).issues.map(({ path }) => path.join('.'));

const interval = (lower: number, upper: number) => ({ lower, upper, level: 0.95, method: 'test' });
const defined = (value: number) => ({ defined: true as const, value });

/** A change as training measures it; the interval is ± .005 round each value. */
function measured(from: number, to: number, said: Partial<MetricChange> = {}): MetricChange {
  const [absolute, relative] = [to - from, (to - from) / Math.abs(from)];
  return {
    metric: 'roc_auc',
    definition: 'sklearn.metrics.roc_auc_score',
    estimand: 'model',
    baseline: defined(from),
    candidate: defined(to),
    absolute: { value: defined(absolute), interval: interval(absolute - 0.005, absolute + 0.005) },
    relative: { value: defined(relative), interval: interval(relative - 0.005, relative + 0.005) },
    n: 300,
    ...said,
  };
}

function against(
  changes: readonly MetricChange[],
  said: Partial<NonNullable<Evidence['baseline']>> = {},
): Evidence {
  return evidence({
    baseline: {
      alias: 'champion',
      model: { name: 'lending', version: 3, digest: digest('champion') },
      report: digest('its report'),
      sameSplit: true,
      sameScores: false,
      rows: { digest: digest('rows'), count: 300 },
      changes,
      ...said,
    },
  });
}

const { policy } = compiled(change({ change: { absolute: -0.01, relative: -0.02 } }));
const rowsOf = (given: Evidence, under = policy) =>
  evaluateGate(given, under).checks.filter(({ requirement }) => requirement.change);
const outcomes = (given: Evidence, under = policy) =>
  rowsOf(given, under).map(({ outcome, reason }) => [outcome, reason]);
const both = (outcome: string, reason: string) => [
  [outcome, reason],
  [outcome, reason],
];

describe('a check on the change', () => {
  it('is one requirement for each limit, with its own id, of the model, and says its convention', () => {
    const asked = compiled({ ...metricCheck, change: { absolute: -0.01, relative: -0.02 } });
    expect(asked.issues).toEqual([]);
    const [limit, ...changes] = asked.policy.checks.slice(0, 3) as [Requirement, ...Requirement[]];
    expect([limit.id, limit.estimand, limit.change]).toEqual([
      'metrics.roc_auc',
      'procedure',
      undefined,
    ]);
    const common = { kind: 'metric', metric: 'roc_auc', estimand: 'model', direction: 'at_least' };
    expect(changes).toMatchObject([
      {
        ...common,
        id: 'metrics.roc_auc.change.absolute',
        change: 'absolute',
        definition: 'sklearn.metrics.roc_auc_score[candidate − champion]',
        limit: -0.01,
      },
      {
        ...common,
        id: 'metrics.roc_auc.change.relative',
        change: 'relative',
        definition: 'sklearn.metrics.roc_auc_score[(candidate − champion) / |champion|]',
        limit: -0.02,
      },
    ]);
    expect(policy.checks.slice(0, 2).map(({ id }) => id)).toEqual(changes.map(({ id }) => id));
  });

  it.each<[string, Partial<MetricCheck>, string[]]>([
    ['asks nothing', {}, ['metrics.checks.0']],
    ['names no kind', { change: {} }, ['metrics.checks.0.change']],
    ['never acts', { change: { absolute: -1 } }, ['metrics.checks.0.change.absolute']],
    ['never acts, relative', { change: { relative: -1 } }, ['metrics.checks.0.change.relative']],
    ['cannot be met', { change: { absolute: 1.5 } }, ['metrics.checks.0.change.absolute']],
    [
      'calls better worse',
      { direction: 'at_most', change: { absolute: 0.01 } },
      ['metrics.checks.0.direction'],
    ],
    [
      'would refuse an improvement',
      { direction: 'within', change: { relative: 0.01 } },
      ['metrics.checks.0.direction'],
    ],
    [
      'has what belongs to a limit',
      { metric: 'recall', slices: ['sex'], target: 0.9, change: { absolute: -0.01 } },
      ['metrics.checks.0.target', 'metrics.checks.0.slices'],
    ],
  ])('that %s is an issue', (_name, said, paths) => {
    expect(issues(change(said))).toEqual(paths);
  });

  it('may ask any loss of a correlation, and any rise of a loss', () => {
    expect(issues(change({ metric: 'mcc', change: { absolute: -1.5, relative: -3 } }))).toEqual([]);
    const loss = { metric: 'log_loss', direction: 'at_most' as const };
    expect(issues(change({ ...loss, change: { absolute: 3, relative: 9 } }))).toEqual([]);
    expect(issues(change({ ...loss, change: { relative: -1.1 } }))).toEqual([
      'metrics.checks.0.change.relative',
    ]);
  });

  it('twice for one metric, of whatever estimand, is one too many', () => {
    const one = change({ change: { absolute: -0.01 } });
    expect(compiled(one, { ...one, estimand: 'model' }).issues).toMatchObject([
      { path: ['metrics', 'checks', 1, 'change', 'absolute'] },
    ]);
  });
});

describe('the gate', () => {
  it('decides from the interval: equal passes, worse fails, across is not enough', () => {
    expect(outcomes(against([measured(0.8, 0.8)]))).toEqual(both('pass', 'within_limit'));
    expect(outcomes(against([measured(0.8, 0.7)]))).toEqual(both('fail', 'beyond_limit'));
    expect(outcomes(against([measured(0.8, 0.789)]))).toEqual([
      ['insufficient_data', 'interval_straddles_limit'],
      ['pass', 'within_limit'],
    ]);
  });

  it('with a negative champion: nearer to 0 is better, farther is worse', () => {
    const mcc = { metric: 'mcc', definition: 'sklearn.metrics.matthews_corrcoef' };
    const under = compiled(
      change({ metric: 'mcc', change: { absolute: -0.01, relative: -0.02 } }),
    ).policy;
    expect(outcomes(against([measured(-0.5, -0.4, mcc)]), under)).toEqual(
      both('pass', 'within_limit'),
    );
    expect(outcomes(against([measured(-0.5, -0.6, mcc)]), under)).toEqual(
      both('fail', 'beyond_limit'),
    );
  });

  it('with a metric that is better when lower', () => {
    const loss = { metric: 'log_loss', definition: 'sklearn.metrics.log_loss' };
    const under = compiled(
      change({
        metric: 'log_loss',
        direction: 'at_most',
        change: { absolute: 0.01, relative: 0.02 },
      }),
    ).policy;
    expect(outcomes(against([measured(0.5, 0.4, loss)]), under)).toEqual(
      both('pass', 'within_limit'),
    );
    expect(outcomes(against([measured(0.5, 0.6, loss)]), under)).toEqual(
      both('fail', 'beyond_limit'),
    );
  });

  it('is not measured without a champion, and says what a first promotion needs', () => {
    expect(outcomes(evidence())).toEqual(both('not_measured', 'no_baseline'));
    expect(explainCheck(rowsOf(evidence())[0]!)).toContain(
      'there is no champion to compare with: a first promotion needs a signed waiver',
    );
  });

  it('is not measured against one that may have seen the test rows, though numbers are there', () => {
    const better = [measured(0.7, 0.8)];
    const seen = both('not_measured', 'baseline_saw_test_rows');
    expect(outcomes(against(better, { sameSplit: false }))).toEqual(seen);
    expect(outcomes(against(better, { obstacle: 'baseline_contract_differs' }))).toEqual(
      both('not_measured', 'baseline_contract_differs'),
    );
  });

  it.each<[string, readonly MetricChange[], string, string]>([
    ['absent', [], 'not_measured', 'absent'],
    ['there twice', [measured(0.8, 0.8), measured(0.8, 0.8)], 'not_measured', 'measured_twice'],
    [
      'of another definition',
      [measured(0.8, 0.8, { definition: 'other' })],
      'not_measured',
      'definition_differs',
    ],
    [
      'not the change of its values',
      [measured(0.7, 0.8, { candidate: defined(0.6) })],
      'not_measured',
      'change_differs',
    ],
    [
      'undefined for want of rows',
      [
        measured(0.7, 0.8, {
          absolute: { value: { defined: false, reason: 'single_class' } },
          relative: { value: { defined: false, reason: 'single_class' } },
        }),
      ],
      'insufficient_data',
      'single_class',
    ],
    [
      'without an interval',
      [
        measured(0.8, 0.8, {
          absolute: { value: defined(0) },
          relative: { value: defined(0) },
        }),
      ],
      'insufficient_data',
      'no_interval',
    ],
  ])('is closed where the change is %s', (_name, changes, outcome, reason) => {
    expect(outcomes(against(changes))).toEqual(both(outcome, reason));
  });

  it('MLflow’s sign for a negative champion is no change of its values', () => {
    const mcc = { metric: 'mcc', definition: 'sklearn.metrics.matthews_corrcoef' };
    const turned = measured(-0.5, -0.6, {
      ...mcc,
      relative: { value: defined(0.2), interval: interval(0.19, 0.21) },
    });
    const under = compiled(change({ metric: 'mcc', change: { relative: -0.02 } })).policy;
    expect(outcomes(against([turned]), under)).toEqual([['not_measured', 'change_differs']]);
  });

  it('a champion at 0 leaves the absolute change and no relative one', () => {
    const zero = measured(0.1, 0.8, {
      baseline: defined(0),
      candidate: defined(0.1),
      absolute: { value: defined(0.1), interval: interval(0.05, 0.15) },
      relative: { value: { defined: false, reason: 'baseline_zero' } },
    });
    expect(outcomes(against([zero]))).toEqual([
      ['pass', 'within_limit'],
      ['not_measured', 'baseline_zero'],
    ]);
    const made = { ...zero, relative: { value: defined(9), interval: interval(8, 10) } };
    expect(outcomes(against([made]))[1]).toEqual(['not_measured', 'change_differs']);
  });

  it('nothing is measured against a champion of a value that the metric cannot have', () => {
    expect(outcomes(against([measured(-9, 0.8)]))).toEqual(both('not_measured', 'not_in_range'));
    expect(outcomes(against([measured(0.8, 9)]))).toEqual(both('not_measured', 'not_in_range'));
  });

  it('NaN, infinite or a bare text: not measured, and the report holds no NaN', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'good']) {
      const bad = { value: { defined: true, value } } as unknown as MetricChange['absolute'];
      const [row] = rowsOf(against([measured(0.8, 0.8, { absolute: bad })]));
      expect(row!.outcome).toBe('not_measured');
      expect(JSON.stringify(row)).not.toContain('null,"value"');
    }
    const nan = measured(0.8, 0.8, { candidate: defined(Number.NaN) });
    expect(outcomes(against([nan]))).toEqual(both('not_measured', 'change_differs'));
  });

  it('tells in one line against which version, with both values', () => {
    const [row] = rowsOf(against([measured(0.8, 0.7)]));
    expect(explainCheck(row!)).toContain('champion, lending@3 .800, candidate .700');
    expect(row!.comparisons[0]!.compared).toEqual({
      against: 'champion, lending@3',
      baseline: defined(0.8),
      candidate: defined(0.7),
    });
  });

  it('is made anew from the evidence: another champion, another report', () => {
    const given = against([measured(0.8, 0.8)]);
    const report = evaluateGate(given, policy);
    expect(reverify(report, given, policy)).toEqual([]);
    const other = against([measured(0.9, 0.8)]);
    expect(reverify(report, other, policy)).toEqual(
      expect.arrayContaining([expect.stringContaining('metrics.roc_auc.change.absolute')]),
    );
  });
});
