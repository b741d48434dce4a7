import {
  type Interval,
  measuredValue,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';
import { normalQuantile, normalSf, studentTQuantile, studentTSf } from '@codexhub/statistics';
import { requireOption } from '../../internal/require-option.ts';
import { checkScoredRows, invalidScores, type ScoredRows } from '../check-scored-rows.ts';
import { areaUnderCurve } from '../roc-auc.ts';
import { areaPlacements, differenceVariance } from './area-placements.ts';

/** Two AUCs set against each other. */
export interface AreaComparison {
  readonly areaA: Value;
  readonly areaB: Value;
  /** A − B. */
  readonly difference: Value;
  /** Of the difference. Absent where a class has fewer than two rows. */
  readonly standardError?: number | undefined;
  /** Difference / standard error. Absent where that is 0 or absent, as are the fields below. */
  readonly z?: number | undefined;
  /** Of Student's t, which z follows where the rows are not the same; absent for the normal. */
  readonly degreesOfFreedom?: number | undefined;
  /** Two-sided, of equal areas. */
  readonly pValue?: number | undefined;
  readonly interval?: Interval | undefined;
}

export interface CompareAreasOptions {
  /** 1 where the outcome is the positive label, else 0. */
  readonly yTrue: Uint8Array;
  /** P(positive label) by the first model, in [0, 1]. */
  readonly scoreA: Float64Array;
  /** By the second, on the same rows. */
  readonly scoreB: Float64Array;
  /** The confidence level of the interval, in (0, 1). */
  readonly level: number;
}

/**
 * Whether two models differ in AUC on the same rows: DeLong's test, which knows how their errors hang
 * together.
 *
 * @returns undefined areas and difference for `no_rows` and `single_class`; no test where the standard
 * error is 0 or absent (the same ranks, two perfect models, one row of a class): then nothing is known of
 * how the difference would vary.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837; reference: pROC `roc.test(paired = TRUE)`
 * @example
 * const yTrue = Uint8Array.of(0, 0, 1, 1);
 * const [scoreA, scoreB] = [Float64Array.of(0.1, 0.4, 0.35, 0.8), Float64Array.of(0.1, 0.2, 0.3, 0.4)];
 * compareAreas({ yTrue, scoreA, scoreB, level: 0.95 }).difference; // Returns: { defined: true, value: -0.25 }
 */
export function compareAreas({
  yTrue,
  scoreA,
  scoreB,
  level,
}: CompareAreasOptions): AreaComparison {
  requireLevel(level);
  checkScoredRows({ yTrue, score: scoreA });
  if (scoreB.length !== yTrue.length) {
    throw invalidScores('scoreB', `as long as yTrue (${yTrue.length})`, scoreB.length, -1);
  }
  checkScoredRows({ yTrue, score: scoreB });
  const a = areaPlacements(yTrue, scoreA);
  const b = areaPlacements(yTrue, scoreB);
  if (!a || !b) return nothing(yTrue.length === 0 ? 'no_rows' : 'single_class');
  const variance = differenceVariance(yTrue, a, b);
  return judge(a.value, b.value, variance, level, undefined);
}

/**
 * Whether two AUCs differ that were measured on different rows: DeLong's variances added, and Student's
 * t with Welch's degrees of freedom.
 *
 * @returns undefined areas and difference for `no_rows` and `single_class`; no test where the standard
 * error is 0 or absent.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see reference: pROC `roc.test(paired = FALSE)`
 * @example
 * const a = { yTrue: Uint8Array.of(0, 1), score: Float64Array.of(0.2, 0.7) };
 * compareIndependentAreas({ a, b: a, level: 0.95 }).difference; // Returns: { defined: true, value: 0 }
 */
export function compareIndependentAreas({
  a,
  b,
  level,
}: {
  readonly a: Pick<ScoredRows, 'yTrue' | 'score'>;
  readonly b: Pick<ScoredRows, 'yTrue' | 'score'>;
  readonly level: number;
}): AreaComparison {
  requireLevel(level);
  for (const { yTrue, score } of [a, b]) checkScoredRows({ yTrue, score });
  const [one, other] = [areaUnderCurve(a.yTrue, a.score), areaUnderCurve(b.yTrue, b.score)];
  if (!one || !other) {
    const empty = a.yTrue.length === 0 || b.yTrue.length === 0;
    return nothing(empty ? 'no_rows' : 'single_class');
  }
  const [ofA, ofB] = [one.variance ?? 0, other.variance ?? 0];
  const spread = ofA ** 2 / (a.yTrue.length - 1) + ofB ** 2 / (b.yTrue.length - 1);
  const variance =
    one.variance === undefined || other.variance === undefined ? undefined : ofA + ofB;
  return judge(one.value, other.value, variance, level, (ofA + ofB) ** 2 / spread);
}

function judge(
  areaA: number,
  areaB: number,
  variance: number | undefined,
  level: number,
  degreesOfFreedom: number | undefined,
): AreaComparison {
  const difference = areaA - areaB;
  const areas = {
    areaA: measuredValue(areaA),
    areaB: measuredValue(areaB),
    difference: measuredValue(difference),
  };
  if (variance === undefined) return areas;
  const standardError = Math.sqrt(variance);
  if (standardError === 0) return { ...areas, standardError };
  const z = difference / standardError;
  const tail = (1 - level) / 2;
  const free = degreesOfFreedom;
  const half =
    standardError * -(free === undefined ? normalQuantile(tail) : studentTQuantile(tail, free));
  return {
    ...areas,
    standardError,
    z,
    ...(free === undefined ? {} : { degreesOfFreedom: free }),
    pValue: 2 * (free === undefined ? normalSf(Math.abs(z)) : studentTSf(Math.abs(z), free)),
    interval: {
      lower: Math.max(-1, difference - half),
      upper: Math.min(1, difference + half),
      level,
      method: free === undefined ? 'delong-paired' : 'delong-unpaired',
    },
  };
}

function nothing(reason: string): AreaComparison {
  const value = undefinedValue(reason);
  return { areaA: value, areaB: value, difference: value };
}

function requireLevel(level: number): void {
  requireOption(level > 0 && level < 1, 'metrics: level', 'between 0 and 1', level);
}
