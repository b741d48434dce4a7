import type {
  Confusion,
  Curves,
  GroupCounts,
  Interval,
  Observation,
} from '@codexhub/common-config/records';
import { measuredValue } from '@codexhub/common-config/records';
import type { Row } from './simulate-scores.ts';

type Attribute = 'afam' | 'single';

const normalQuantile = { 0.95: 1.959964, adjusted: 2.39398 } as const;

/** An interval of the normal approximation. */
export function wald(value: number, error: number, adjusted = false): Interval {
  const z = adjusted ? normalQuantile.adjusted : normalQuantile[0.95];
  const level = adjusted ? 1 - 0.05 / 3 : 0.95;
  return { lower: value - z * error, upper: value + z * error, level, method: 'wald' };
}

/** Counts at a threshold: denied where the score of denial is above 1 − threshold. */
export function confusionOf(rows: readonly Row[], threshold: number): Confusion {
  const counts = { truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0 };
  for (const { score, isDenied } of rows) {
    const decided = score > 1 - threshold;
    if (decided) counts[isDenied ? 'truePositive' : 'falsePositive'] += 1;
    else counts[isDenied ? 'falseNegative' : 'trueNegative'] += 1;
  }
  return counts;
}

export function groupCountsOf(
  rows: readonly Row[],
  attribute: Attribute,
  threshold: number,
): GroupCounts {
  const cells = (['no', 'yes'] as const).map((group) => {
    const counts = confusionOf(
      rows.filter((row) => row[attribute] === group),
      threshold,
    );
    // At 2 × outcome + decision, 1 being a grant.
    return {
      group: [group],
      counts: [
        counts.truePositive,
        counts.falseNegative,
        counts.falsePositive,
        counts.trueNegative,
      ] as const,
    };
  });
  return {
    estimand: 'procedure',
    repeat: 0,
    tensor: { schemaVersion: 1, sensitive: [attribute], control: [], rows: rows.length, cells },
  };
}

/** The points of all three curves, one for every row. */
export function curvesOf(rows: readonly Row[]): Curves {
  const sorted = rows.toSorted((one, other) => other.score - one.score);
  const positives = rows.filter(({ isDenied }) => isDenied).length;
  const roc: { falsePositiveRate: number; truePositiveRate: number }[] = [
    { falsePositiveRate: 0, truePositiveRate: 0 },
  ];
  const precisionRecall: { recall: number; precision: number }[] = [];
  let hits = 0;
  sorted.forEach(({ isDenied }, index) => {
    if (isDenied) hits += 1;
    const recall = hits / positives;
    roc.push({
      falsePositiveRate: (index + 1 - hits) / (rows.length - positives),
      truePositiveRate: recall,
    });
    precisionRecall.push({ recall, precision: hits / (index + 1) });
  });
  const calibration = Array.from({ length: 10 }, (_, bin) => {
    const inBin = rows.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === bin);
    const mean = (of: (row: Row) => number): number =>
      inBin.reduce((sum, row) => sum + of(row), 0) / inBin.length;
    return {
      predicted: mean(({ score }) => score),
      observed: mean(({ isDenied }) => Number(isDenied)),
      count: inBin.length,
    };
  }).filter(({ count }) => count > 0);
  return { estimand: 'procedure', roc, precisionRecall, calibration };
}

/** Hanley and McNeil (1982). */
export function aucObservation(rows: readonly Row[]): Observation {
  const positives = rows.filter(({ isDenied }) => isDenied).map(({ score }) => score);
  const negatives = rows.filter(({ isDenied }) => !isDenied).map(({ score }) => score);
  let wins = 0;
  for (const positive of positives)
    for (const negative of negatives) wins += +(positive > negative);
  const auc = wins / positives.length / negatives.length;
  const [q1, q2] = [auc / (2 - auc), (2 * auc * auc) / (1 + auc)];
  const spread =
    auc * (1 - auc) +
    (positives.length - 1) * (q1 - auc * auc) +
    (negatives.length - 1) * (q2 - auc * auc);
  const error = Math.sqrt(spread / positives.length / negatives.length);
  return {
    group: null,
    reference: null,
    value: measuredValue(auc),
    interval: wald(auc, error),
    adjusted: wald(auc, error, true),
    n: rows.length,
    beside: {
      value: measuredValue(auc + 0.011),
      interval: wald(auc + 0.011, 2.6 * error),
      n: 357,
    },
  };
}

/** Ratio and difference of two shares, with the delta method; the ratio on the log scale. */
export function compareShares(
  kind: 'ratio' | 'difference',
  group: readonly [number, number],
  reference: readonly [number, number],
  limit: number,
): Observation {
  const [p, q] = [group[0] / group[1], reference[0] / reference[1]];
  const n = Math.min(group[1], reference[1]);
  const value = kind === 'ratio' ? p / q : p - q;
  const at = (scale: number, adjusted: boolean): Interval => {
    if (kind === 'difference') {
      return wald(
        value,
        scale * Math.sqrt((p * (1 - p)) / group[1] + (q * (1 - q)) / reference[1]),
        adjusted,
      );
    }
    const error = scale * Math.sqrt((1 - p) / group[0] + (1 - q) / reference[0]);
    const { lower, upper, level } = wald(Math.log(value), error, adjusted);
    return { lower: Math.exp(lower), upper: Math.exp(upper), level, method: 'delta_log' };
  };
  const interval = at(1, false);
  const distance = Math.min(Math.abs(value - limit), Math.abs(value + limit));
  const straddles = interval.lower < limit && limit < interval.upper;
  const straddlesBelow = interval.lower < -limit && -limit < interval.upper;
  const half = (interval.upper - interval.lower) / 2;
  return {
    group: 'yes',
    reference: 'no',
    value: measuredValue(value),
    interval,
    adjusted: at(1, true),
    n,
    spread: {
      repeats: 5,
      minimum: value - 0.008,
      maximum: value + 0.007,
      standardDeviation: 0.005,
    },
    beside: {
      value: measuredValue(value + 0.013),
      interval: at(2.6, false),
      n: Math.round(n * 0.15),
    },
    ...(straddles || straddlesBelow
      ? { nToConclude: Math.round((group[1] + reference[1]) * (half / distance) ** 2) }
      : {}),
  };
}
