import { squaredErrors } from './mean-errors.ts';
import type { RowLoss } from './mean-loss.ts';

/**
 * The unit deviances of the Tweedie family: 0 normal, 1 Poisson, 2 gamma, 3 inverse Gaussian; in between
 * 1 and 2 the compound ones, below 0 the extreme stable.
 *
 * @see Jørgensen, JRSS B 49 (1987) 127; reference: scikit-learn 1.9.1 `mean_tweedie_deviance`
 */
export function tweedieDeviances(power: number): RowLoss {
  if (power === 0) return squaredErrors;
  if (power === 1) return poissonDeviances;
  if (power === 2) return gammaDeviances;
  return (yTrue, yPred) => powerDeviances(power, yTrue, yPred);
}

/** Whether every row lies where the deviance of this power exists. */
export function inTweedieDomain(power: number, yTrue: Float64Array, yPred: Float64Array): boolean {
  if (power === 0) return true;
  for (let row = 0; row < yTrue.length; row += 1) {
    if (!(yPred[row]! > 0)) return false;
    if (power >= 2 ? !(yTrue[row]! > 0) : power >= 1 && !(yTrue[row]! >= 0)) return false;
  }
  return true;
}

function poissonDeviances(yTrue: Float64Array, yPred: Float64Array): Float64Array {
  const losses = new Float64Array(yTrue.length);
  for (let row = 0; row < losses.length; row += 1) {
    const [y, p] = [yTrue[row]!, yPred[row]!];
    losses[row] = 2 * ((y === 0 ? 0 : y * Math.log(y / p)) - y + p);
  }
  return losses;
}

function gammaDeviances(yTrue: Float64Array, yPred: Float64Array): Float64Array {
  const losses = new Float64Array(yTrue.length);
  for (let row = 0; row < losses.length; row += 1) {
    const [y, p] = [yTrue[row]!, yPred[row]!];
    losses[row] = 2 * (Math.log(p / y) + y / p - 1);
  }
  return losses;
}

function powerDeviances(power: number, yTrue: Float64Array, yPred: Float64Array): Float64Array {
  const losses = new Float64Array(yTrue.length);
  const [one, two] = [1 - power, 2 - power];
  for (let row = 0; row < losses.length; row += 1) {
    const [y, p] = [yTrue[row]!, yPred[row]!];
    const ofTarget = power < 0 && y <= 0 ? 0 : y ** two / (one * two);
    losses[row] = 2 * (ofTarget - (y * p ** one) / one + p ** two / two);
  }
  return losses;
}
