import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { requireOption } from '../../internal/require-option.ts';
import { meanLossOf } from './mean-loss.ts';
import { checkRegressionRows, type RegressionRows } from './regression-rows.ts';
import { inTweedieDomain, tweedieDeviances } from './unit-deviances.ts';

/**
 * The mean Tweedie deviance: 0 = perfect. Power 0 is the squared error, 1 Poisson's, 2 gamma's, 3 the
 * inverse Gaussian's deviance.
 *
 * @param rows.power a number, not between 0 and 1; 0 where absent.
 * @returns undefined for `no_rows`, and for `outside_domain` where a prediction is not above 0 (power
 * other than 0), a target is negative (power from 1) or 0 (power from 2).
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `mean_tweedie_deviance`
 * @example
 * meanTweedieDeviance({ yTrue: [1], yPred: [3], power: 0 }); // Returns: { defined: true, value: 4 }
 */
export function meanTweedieDeviance(
  rows: RegressionRows & { readonly power?: number | undefined },
): Value {
  const power = requirePower(rows.power);
  const checked = checkRegressionRows(rows);
  if (!inTweedieDomain(power, checked.yTrue, checked.yPred))
    return undefinedValue('outside_domain');
  return meanLossOf(checked, tweedieDeviances(power));
}

/**
 * The mean Poisson deviance, for counts: 0 = perfect.
 *
 * @returns undefined for `no_rows`, and for `outside_domain` where a target is negative or a prediction
 * not above 0.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `mean_poisson_deviance`
 * @example
 * meanPoissonDeviance({ yTrue: [0], yPred: [1] }); // Returns: { defined: true, value: 2 }
 */
export function meanPoissonDeviance(rows: RegressionRows): Value {
  return meanTweedieDeviance({ ...rows, power: 1 });
}

/**
 * The mean gamma deviance, for positive amounts: 0 = perfect; the scale does not count.
 *
 * @returns undefined for `no_rows`, and for `outside_domain` where a target or a prediction is not above 0.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `mean_gamma_deviance`
 * @example
 * meanGammaDeviance({ yTrue: [0], yPred: [1] }); // Returns: { defined: false, reason: 'outside_domain' }
 */
export function meanGammaDeviance(rows: RegressionRows): Value {
  return meanTweedieDeviance({ ...rows, power: 2 });
}

export function requirePower(power = 0): number {
  const exists = Number.isFinite(power) && (power <= 0 || power >= 1);
  requireOption(exists, 'metrics: power', 'a number up to 0 or from 1', power);
  return power;
}
