import { undefinedValue, type Value } from '@codexhub/common-config/records';
import { againstMean, againstQuantile, explainedShare, isConstant } from './explained-share.ts';
import { pinballLosses, requireAlpha } from './pinball-loss.ts';
import { type Compatibility, checkRegressionRows, type RegressionRows } from './regression-rows.ts';
import { requirePower } from './tweedie-deviance.ts';
import { inTweedieDomain, tweedieDeviances } from './unit-deviances.ts';

/**
 * 1 − pinball loss / pinball loss of the targets' own α-quantile: 1 = perfect, 0 = no better than that.
 *
 * @param rows.alpha in [0, 1]; ½ where absent.
 * @returns undefined for `no_rows`, `fewer_than_two_rows`, `constant_target` (the quantile loses nothing);
 * with `compat: 'sklearn'` 1 or 0 there.
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `d2_pinball_score`
 * @example
 * d2PinballScore({ yTrue: [1, 2, 3], yPred: [1, 2, 4] }); // Returns: { defined: true, value: 0.5 }
 */
export function d2PinballScore(
  rows: RegressionRows & Compatibility & { readonly alpha?: number | undefined },
): Value {
  const alpha = requireAlpha(rows.alpha);
  const checked = checkRegressionRows(rows);
  const losses = againstQuantile(checked, pinballLosses(alpha), alpha);
  return explainedShare(losses, isConstant(checked), rows.compat);
}

/**
 * 1 − mean absolute error / mean absolute deviation from the targets' median: `d2PinballScore` at ½.
 *
 * @returns undefined for `no_rows`, `fewer_than_two_rows`, `constant_target`.
 * @throws TrainingError `TRAINING_SCORES_INVALID`
 * @see reference: scikit-learn 1.9.1 `d2_absolute_error_score`
 * @example
 * d2AbsoluteErrorScore({ yTrue: [1, 2, 3], yPred: [2, 2, 2] }); // Returns: { defined: true, value: 0 }
 */
export function d2AbsoluteErrorScore(rows: RegressionRows & Compatibility): Value {
  return d2PinballScore({ ...rows, alpha: 0.5 });
}

/**
 * 1 − Tweedie deviance / Tweedie deviance of the targets' mean; R² for power 0.
 *
 * @param rows.power a number, not between 0 and 1; 0 where absent.
 * @returns undefined for `no_rows`, `fewer_than_two_rows`, `outside_domain` (as `meanTweedieDeviance`),
 * `constant_target` (the mean loses nothing).
 * @throws TrainingError `TRAINING_SCORES_INVALID`, `TRAINING_OPTION_INVALID`
 * @see reference: scikit-learn 1.9.1 `d2_tweedie_score`
 * @example
 * d2TweedieScore({ yTrue: [1, 2, 3], yPred: [1, 2, 4] }); // Returns: { defined: true, value: 0.5 }
 */
export function d2TweedieScore(
  rows: RegressionRows & { readonly power?: number | undefined },
): Value {
  const power = requirePower(rows.power);
  const checked = checkRegressionRows(rows);
  if (!inTweedieDomain(power, checked.yTrue, checked.yPred))
    return undefinedValue('outside_domain');
  const losses = againstMean(checked, tweedieDeviances(power));
  return explainedShare(losses, isConstant(checked), undefined);
}
