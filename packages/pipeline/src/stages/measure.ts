import type { Table } from '@codexhub/common-config/columns';
import type {
  Confusion,
  Curves,
  Estimand,
  Evidence,
  Measurement,
  Policy,
} from '@codexhub/common-config/records';
import {
  calibrationCurve,
  classificationMetrics,
  confusionCounts,
  type Dataset,
  decide,
  type ExtraMetric,
  extraMetrics,
  positiveLabels,
  precisionRecallPoints,
  predictProbability,
  procedureMetrics,
  rocPoints,
} from '@codexhub/training';
import type { Project } from '../project/load-project.ts';
import type { Fit } from './fit.ts';

/** Decisions of one candidate on rows with known outcomes: what every number follows from. */
export interface Judged {
  readonly estimand: Estimand;
  readonly table: Table;
  /** One vector per repeat; a single one for the model itself. */
  readonly scores: readonly Float64Array[];
  readonly decisions: readonly Uint8Array[];
}

/** The performance of one candidate: numbers, counts and curves. */
export type Performance = Pick<Evidence, 'measurements' | 'confusion' | 'curves'>;

/** Lets a candidate decide: the model on test rows, the procedure on all rows out of fold. */
export function judge(
  { contract }: Project,
  fit: Fit,
  dataset: Dataset,
  threshold: number,
): Judged[] {
  const own = [predictProbability(fit.model, fit.test)];
  const judged = (estimand: Estimand, table: Table, scores: readonly Float64Array[]): Judged => ({
    estimand,
    table,
    scores,
    decisions: scores.map((score) => decide(contract, score, threshold)),
  });
  return [judged('model', fit.test, own), judged('procedure', dataset.table, fit.outOfFold)];
}

/** Measures performance for both estimands. */
export function measurePerformance(
  { config, contract, policy }: Project,
  judged: readonly Judged[],
): Performance {
  // What is measured beyond the usual is what some check asks for.
  const also = extraMetrics.filter((name) =>
    config.metrics.checks.some(({ metric }) => metric === name),
  );
  // Bonferroni: k candidates on the same rows are k chances to pass.
  const adjusted = (level: number): number => 1 - (1 - level) / config.training.candidates.length;
  const parts = judged.map(({ estimand, table, scores, decisions }) => {
    const yTrue = positiveLabels(contract, table);
    return {
      measurements: atLevels(
        config.metrics.level,
        (metric) => levelAsked(policy, metric, estimand) ?? config.metrics.level,
        (level) =>
          withAdjusted(
            measurementsOf(estimand, { yTrue, scores, decisions, level, also }),
            measurementsOf(estimand, { yTrue, scores, decisions, level: adjusted(level), also }),
          ),
      ),
      confusion: { estimand, counts: meanConfusion(yTrue, decisions) },
      curves: curvesOf(estimand, yTrue, scores[0]!),
    };
  });
  return {
    measurements: parts.flatMap(({ measurements }) => measurements),
    confusion: parts.map(({ confusion }) => confusion),
    curves: parts.map(({ curves }) => curves),
  };
}

/** The level of the check that shows a metric: as its value, or beside that of the procedure. */
function levelAsked(policy: Policy, metric: string, estimand: Estimand): number | undefined {
  const asked = policy.checks.filter(
    (check) => check.kind === 'metric' && check.change === undefined && check.metric === metric,
  );
  return (asked.find((check) => check.estimand === estimand) ?? asked[0])?.level;
}

/** Every metric at the level that its check asks for; all are measured once for each level that some asks. */
function atLevels(
  usual: number,
  levelOf: (metric: string) => number,
  measureAt: (level: number) => readonly Measurement[],
): Measurement[] {
  const measured = new Map<number, readonly Measurement[]>();
  const at = (level: number): readonly Measurement[] => {
    const known = measured.get(level) ?? measureAt(level);
    measured.set(level, known);
    return known;
  };
  return at(usual).map(({ metric }, index) => at(levelOf(metric))[index]!);
}

function withAdjusted(
  measurements: readonly Measurement[],
  adjusted: readonly Measurement[],
): Measurement[] {
  return measurements.map((measurement, index) => {
    const wider = adjusted[index]?.interval;
    return wider ? { ...measurement, adjusted: wider } : measurement;
  });
}

function measurementsOf(
  estimand: Estimand,
  rows: {
    readonly yTrue: Uint8Array;
    readonly scores: readonly Float64Array[];
    readonly decisions: readonly Uint8Array[];
    readonly level: number;
    readonly also: readonly ExtraMetric[];
  },
): Measurement[] {
  if (estimand === 'procedure') return procedureMetrics(rows);
  const { scores, decisions, ...rest } = rows;
  return classificationMetrics({ ...rest, score: scores[0]!, decision: decisions[0]!, estimand });
}

function meanConfusion(yTrue: Uint8Array, decisions: readonly Uint8Array[]): Confusion {
  const all = decisions.map((decision) => confusionCounts({ yTrue, decision }));
  const mean = (count: keyof Confusion): number =>
    all.reduce((sum, counts) => sum + counts[count], 0) / all.length;
  return {
    truePositive: mean('truePositive'),
    falsePositive: mean('falsePositive'),
    trueNegative: mean('trueNegative'),
    falseNegative: mean('falseNegative'),
  };
}

// Of the procedure the first repeat is drawn: a mean of curves would be nobody's curve.
function curvesOf(estimand: Estimand, yTrue: Uint8Array, score: Float64Array): Curves {
  return {
    estimand,
    roc: rocPoints({ yTrue, score }),
    precisionRecall: precisionRecallPoints({ yTrue, score }),
    calibration: calibrationCurve({ yTrue, score }),
  };
}
