import type { RowLoss } from './mean-loss.ts';

/**
 * The unit deviances of the Tweedie family: 0 normal, 1 Poisson, 2 gamma, 3 inverse Gaussian; in between
 * 1 and 2 the compound ones, below 0 the extreme stable.
 *
 * @see Jørgensen, JRSS B 49 (1987) 127; reference: scikit-learn 1.9.1 `mean_tweedie_deviance`
 */
export function tweedieDeviances(power: number): RowLoss {
  const deviance = unitDeviance(power);
  return (yTrue, yPred) => {
    const losses = new Float64Array(yTrue.length);
    for (let row = 0; row < losses.length; row += 1) {
      losses[row] = deviance(yTrue[row]!, yPred[row]!);
    }
    return losses;
  };
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

function unitDeviance(power: number): (y: number, p: number) => number {
  if (power === 0) return (y, p) => (y - p) * (y - p);
  if (power === 1) return (y, p) => 2 * ((y === 0 ? 0 : y * Math.log(y / p)) - y + p);
  if (power === 2) return (y, p) => 2 * (Math.log(p / y) + y / p - 1);
  const [one, two] = [1 - power, 2 - power];
  return (y, p) =>
    2 *
    ((power < 0 && y <= 0 ? 0 : y ** two) / (one * two) - (y * p ** one) / one + p ** two / two);
}
