import {
  type Interval,
  measuredValue,
  undefinedValue,
  type Value,
} from '@codexhub/common-config/records';
import { mcnemarExact, pairedDifferenceInterval } from '@codexhub/statistics';
import { requireOption } from '../../internal/require-option.ts';
import { checkScoredRows } from '../check-scored-rows.ts';

export interface CompareDecisionsOptions {
  /** 1 where the outcome is the positive label, else 0. */
  readonly yTrue: Uint8Array;
  /** 1 where the first model decided the positive label. */
  readonly decisionA: Uint8Array;
  readonly decisionB: Uint8Array;
  /** The confidence level of the interval, in (0, 1). */
  readonly level: number;
}

/** Two models' decisions on the same rows. */
export interface DecisionComparison {
  readonly bothRight: number;
  readonly onlyARight: number;
  readonly onlyBRight: number;
  readonly neitherRight: number;
  /** Accuracy of A less accuracy of B; undefined for `no_rows`. */
  readonly difference: Value;
  readonly interval?: Interval | undefined;
  /** McNemar's exact, two-sided: 1 where the two are right on the same rows. */
  readonly pValue?: number | undefined;
}

/**
 * Whether two models decide equally often rightly on the same rows: McNemar's exact test, and Agresti
 * and Min's interval of the difference of the accuracies.
 *
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see McNemar, Psychometrika 12 (1947) 153; Agresti and Min, Statistics in Medicine 24 (2005) 729
 * @example
 * const yTrue = Uint8Array.of(1, 1, 0);
 * const [decisionA, decisionB] = [yTrue, Uint8Array.of(0, 1, 1)];
 * compareDecisions({ yTrue, decisionA, decisionB, level: 0.95 }).difference; // Returns: { defined: true, value: 0.6666666666666666 }
 */
export function compareDecisions(options: CompareDecisionsOptions): DecisionComparison {
  const { yTrue, decisionA, decisionB, level } = options;
  requireOption(level > 0 && level < 1, 'metrics: level', 'between 0 and 1', level);
  for (const decision of [decisionA, decisionB]) checkScoredRows({ yTrue, decision });
  const counts = new Float64Array(4);
  for (let row = 0; row < yTrue.length; row += 1) {
    const [wrongA, wrongB] = [yTrue[row]! ^ decisionA[row]!, yTrue[row]! ^ decisionB[row]!];
    counts[2 * wrongA + wrongB]! += 1;
  }
  const [a, b, c, d] = [counts[0]!, counts[1]!, counts[2]!, counts[3]!];
  const cells = { bothRight: a, onlyARight: b, onlyBRight: c, neitherRight: d };
  if (yTrue.length === 0) return { ...cells, difference: undefinedValue('no_rows') };
  const table = { a, b, c, d };
  return {
    ...cells,
    difference: measuredValue((b - c) / yTrue.length),
    interval: pairedDifferenceInterval(table, level),
    pValue: mcnemarExact(table).pValue,
  };
}
