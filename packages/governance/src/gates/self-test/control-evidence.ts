import { type Digest, digest } from '@codexhub/common-config/kernel';
import type {
  ByOutcome,
  Change,
  Estimand,
  Evidence,
  GroupCounts,
  Interval,
  Measurement,
  TensorCell,
} from '@codexhub/common-config/records';
import { normalQuantile } from '@codexhub/statistics';
import { changeError, changesOf } from './change-controls.ts';
import type { ControlWorld, PolicyControls } from './control-world.ts';
import type { Kinds } from './count-controls.ts';
import { driftEvidence } from './drift-controls.ts';
import type { GroupLayout } from './group-layout.ts';
import type { MetricControls } from './metric-controls.ts';

const of = (text: string): Digest => digest(`codexhub.self-test/${text}`);
const subject: Evidence['subject'] = {
  model: { name: 'self-test', candidate: 'control', digest: of('model') },
  contract: of('contract'),
  data: of('data'),
  split: of('split'),
  code: 'unversioned',
  config: { metrics: of('metrics'), governance: of('governance'), training: of('training') },
  author: 'self-test',
};
const estimands: readonly Estimand[] = ['model', 'procedure'];

/** The evidence that so many rows of a world give, each count and value being just what is expected. */
export function controlEvidence(
  { policy }: PolicyControls,
  world: ControlWorld,
  n: number,
): Evidence {
  const { findings, maximum_difference, decision_flips, violations } = world.standing;
  const baseline = baselineOf(world, n);
  const groups = world.counts.flatMap(({ of: { layout }, kinds }) =>
    estimands.map((estimand) => countsOf(layout, estimand, kinds[estimand], n)),
  );
  // Shares of n are rounded to rows: no count may hold fewer than the evidence says that there are.
  const counted = (of: Estimand): number =>
    Math.min(n, ...groups.flatMap(({ estimand, tensor }) => (estimand === of ? tensor.rows : [])));
  return {
    schemaVersion: 2,
    sensitivity: 'restricted',
    subject,
    candidates: 1,
    threshold: 0.5,
    rows: { total: counted('procedure'), train: 0, validation: 0, test: counted('model') },
    measurements: world.metrics.flatMap(({ of: metric, values }) =>
      estimands.map((estimand) => measurementOf(metric, estimand, values[estimand], n)),
    ),
    confusion: [],
    groups,
    curves: [],
    ...(baseline ? { baseline } : {}),
    ...(world.drift.of.columns.length > 0
      ? { drift: driftEvidence(world.drift.of, world.drift.shifts, n) }
      : {}),
    parity: {
      rows: n,
      maximumDifference: { defined: true, value: maximum_difference! },
      decisionFlips: decision_flips!,
    },
    privacy: {
      documents: 1,
      lookedFor: policy.privacy?.entities ?? [],
      findings:
        findings! > 0
          ? [{ document: 'control', entity: policy.privacy?.entities[0] ?? '', count: findings! }]
          : [],
    },
    contractViolations: violations!,
  };
}

/** The standard error that one row would leave a metric with. */
export function metricError({ minimum, maximum }: MetricControls, value: number): number {
  const isBounded = Number.isFinite(minimum) && Number.isFinite(maximum);
  return isBounded
    ? Math.sqrt(Math.max(0, value - minimum) * Math.max(0, maximum - value))
    : Math.max(1, Math.abs(value)) / 2;
}

function measurementOf(
  metric: MetricControls,
  estimand: Estimand,
  value: number,
  n: number,
): Measurement {
  const own = metric.checks.filter((check) => check.estimand === estimand);
  const [first] = own.length > 0 ? own : metric.checks;
  const level = Math.max(...metric.checks.map((check) => check.level));
  return {
    metric: metric.metric,
    definition: first!.definition,
    estimand,
    value: { defined: true, value },
    interval: normalAround(value, metricError(metric, value) / Math.sqrt(n), level, metric),
    n,
  };
}

function normalAround(
  value: number,
  error: number,
  level: number,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): Interval {
  const width = normalQuantile((1 + level) / 2) * error;
  return {
    lower: Math.max(minimum, value - width),
    upper: Math.min(maximum, value + width),
    level,
    method: 'normal',
  };
}

function baselineOf({ changes }: ControlWorld, n: number): Evidence['baseline'] {
  if (changes.length === 0) return undefined;
  const unbounded = { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY };
  return {
    alias: 'champion',
    model: { name: 'self-test', version: 1, digest: of('champion') },
    report: of('champion report'),
    sameSplit: true,
    sameScores: false,
    rows: { digest: of('rows'), count: n },
    changes: changes.map(({ of: metric, baseline, candidate }) => {
      const told = changesOf(baseline, candidate);
      const level = Math.max(...metric.checks.map((check) => check.level));
      const change = (kind: 'absolute' | 'relative'): Change => {
        const error = changeError(metric, kind, baseline) / Math.sqrt(n);
        return {
          value: { defined: true, value: told[kind] },
          interval: normalAround(told[kind], error, level, unbounded),
        };
      };
      return {
        metric: metric.metric,
        definition: metric.definition,
        estimand: 'model' as const,
        baseline: { defined: true as const, value: baseline },
        candidate: { defined: true as const, value: candidate },
        absolute: change('absolute'),
        relative: change('relative'),
        n,
      };
    }),
  };
}

function countsOf(
  { axes, cells }: GroupLayout,
  estimand: Estimand,
  kinds: Kinds,
  n: number,
): GroupCounts {
  const counted = cells.flatMap(({ group, share }, at): TensorCell[] => {
    const counts = kinds[at]!.map((own) => Math.round(n * share * own)) as unknown as ByOutcome;
    return counts.some((count) => count > 0) ? [{ group, counts }] : [];
  });
  return {
    estimand,
    repeat: 0,
    tensor: {
      schemaVersion: 1,
      sensitive: axes,
      control: [],
      rows: counted.reduce((sum, { counts }) => counts.reduce((all, one) => all + one, sum), 0),
      cells: counted,
    },
  };
}
