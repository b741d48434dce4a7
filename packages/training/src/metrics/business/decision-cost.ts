import {
  type Estimand,
  type Measurement,
  measuredValue,
  undefinedValue,
} from '@codexhub/common-config/records';
import { normalInterval } from '@codexhub/statistics';
import { requireOption } from '../../internal/require-option.ts';
import { checkScoredRows, type ScoredRows } from '../check-scored-rows.ts';
import { checkRegressionRows } from '../regression/regression-rows.ts';
import { meanError, weightedMean } from '../regression/weighted-mean.ts';
import { type OutcomeAmounts, outcomeAmounts } from './outcome-amounts.ts';

export interface DecisionCostOptions extends Pick<ScoredRows, 'yTrue' | 'decision'> {
  /** What each kind of decision costs, for all rows or row by row; a gain is a negative cost. */
  readonly costs: OutcomeAmounts;
  /** Sampling weights: finite, not negative; 1 each where absent. */
  readonly weights?: Float64Array | undefined;
  /** The confidence level of the interval, in (0, 1). */
  readonly level: number;
  readonly estimand: Estimand;
}

/**
 * The mean cost of a decision, in the unit of the costs.
 *
 * @returns a measurement `mean_decision_cost` with a normal interval, from the costs of the rows (none
 * for one row); undefined for `no_rows`, that is none of a weight above 0.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see Elkan, "The foundations of cost-sensitive learning", IJCAI 2001
 * @example
 * const rows = { yTrue: Uint8Array.of(1, 0), decision: Uint8Array.of(0, 0) };
 * const costs = { truePositive: 0, falsePositive: 10, trueNegative: 0, falseNegative: 500 };
 * decisionCost({ ...rows, costs, level: 0.95, estimand: 'model' }).value; // Returns: { defined: true, value: 250 }
 */
export function decisionCost(options: DecisionCostOptions): Measurement {
  const { yTrue, decision, costs, level, estimand } = options;
  requireOption(level > 0 && level < 1, 'metrics: level', 'between 0 and 1', level);
  checkScoredRows({ yTrue, decision });
  const { decided, declined } = outcomeAmounts(costs, yTrue);
  const all = new Float64Array(yTrue.length);
  for (let row = 0; row < all.length; row += 1) {
    all[row] = decision[row] === 1 ? decided[row]! : declined[row]!;
  }
  // Without the rows of weight 0.
  const { yTrue: cost, weights } = checkRegressionRows({
    yTrue: all,
    yPred: all,
    weights: options.weights,
  });
  const measured = {
    metric: 'mean_decision_cost',
    definition: 'codexhub.mean_decision_cost',
    estimand,
    n: cost.length,
  };
  const value = weightedMean(cost, weights);
  if (value === undefined) return { ...measured, value: undefinedValue('no_rows') };
  const standardError = meanError(cost, value, weights);
  const interval =
    standardError === undefined ? undefined : normalInterval({ value, standardError, level });
  return { ...measured, value: measuredValue(value), ...(interval ? { interval } : {}) };
}
